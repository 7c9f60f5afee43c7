import { HANDLE_PROFILE } from '../library/handle-profile';
import { STATUS_LABELS } from '../library/job-status';

/** Code table SetContentType: what a set can hold. */
export const SET_CONTENTS: Readonly<Record<string, string>> = {
  BIB_MMS: 'All Titles',
  IEP: 'Physical titles',
  IEE: 'Electronic titles',
  IED: 'Digital titles',
  IE: 'Inventory titles',
  IEC: 'Collections',
  IEPA: 'Electronic collections',
  REPRESENTATION: 'Digital representations',
  FILE: 'Digital files',
  ITEM: 'Physical items',
  HOLDING: 'Physical holdings',
  PORTFOLIO: 'Electronic portfolios',
  AUTHORITY_MMS: 'Authorities',
  USER: 'Users',
  PO_LINE: 'Order lines',
  VENDOR: 'Vendors',
  READING_LIST: 'Reading lists',
};

const INTEGRATION_TYPES: Readonly<Record<string, string>> = {
  CENTRAL_CATALOG_INTEGRATION: 'Central Catalog Integration',
  [HANDLE_PROFILE.type]: HANDLE_PROFILE.typeLabel,
  PROXY_DEFINITION: 'Resolver Proxy',
  REMOTE_STORAGE: 'Remote Storage',
  SIS: 'SIS',
};

const CHAIN_TYPES: Readonly<Record<string, string>> = {
  CHANGE_ITEM: 'Change items',
  EXPORT: 'Export',
  NORMALIZATION: 'Normalization',
  PUBLISHING: 'Publishing',
  WITHDRAW: 'Withdraw',
};

const JOB_GROUPS: Readonly<Record<string, string>> = {
  FULFILLMENT: 'Fulfillment',
  INTEGRATION: 'Integration',
  PUBLISHING: 'Publishing',
  REPOSITORY: 'Repository',
};

/** The code tables that can be read, by name: code and description. */
export const CODE_TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SetContentType: SET_CONTENTS,
  systemJobStatus: STATUS_LABELS,
  IntegrationTypes: INTEGRATION_TYPES,
  'HPaTaskChain.type': CHAIN_TYPES,
  systemJobsGroups: JOB_GROUPS,
};
