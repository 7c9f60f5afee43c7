import { HANDLE_PROFILE } from '../library/handle-profile';
import { AlmaFault } from './alma-fault';
import { briefSearch } from './brief-search';
import { CODE_TABLES } from './code-table-rows';
import { type Call, type Outcome, pathPart, type Route } from './context';
import { readPage, sliceOf } from './paging';
import { type Json } from './render';

export const PROFILE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/conf/integration-profiles',
    parameters: ['type', 'q', 'limit', 'offset'],
    ability: 'read-profiles',
    handle: listProfiles,
  },
  {
    method: 'GET',
    path: '/conf/integration-profiles/{id}',
    parameters: [],
    ability: 'read-profiles',
    handle: readProfile,
  },
];

interface Profile {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly typeLabel: string;
  readonly system: string;
  readonly systemLabel: string;
}

const OTHERS: readonly Profile[] = [
  {
    id: '27210000000016421',
    code: 'PROXY',
    name: 'Library Proxy',
    type: 'PROXY_DEFINITION',
    typeLabel: 'Resolver Proxy',
    system: 'EZPROXY',
    systemLabel: 'EZProxy',
  },
  {
    id: '27210000000026421',
    code: 'RS',
    name: 'Remote Storage of the Annex',
    type: 'REMOTE_STORAGE',
    typeLabel: 'Remote Storage',
    system: 'DEMATIC_XML',
    systemLabel: 'Dematic XML',
  },
];
const PROFILES: readonly Profile[] = [HANDLE_PROFILE, ...OTHERS];

function listProfiles(call: Call): Outcome {
  const { query } = call;
  const page = readPage(query);
  const type = query['type'] ?? '';
  if (type !== '' && !(type in { ...CODE_TABLES['IntegrationTypes'] })) {
    throw new AlmaFault('40166404', `Invalid type: ${type}.`);
  }
  const q = query['q'] ?? '';
  const matches = q === '' ? () => true : briefSearch(q, ['name', 'created_by']);
  const found = PROFILES.filter(
    (profile) =>
      (type === '' || profile.type === type) &&
      matches({ name: profile.name, created_by: 'admin' }),
  );
  const profiles = sliceOf(found, page).map((profile) => profileJson(profile, call));
  return {
    root: 'integration_profiles',
    value: {
      ...(profiles.length === 0 ? {} : { integration_profile: profiles }),
      total_record_count: found.length,
    },
  };
}

function readProfile(call: Call): Outcome {
  const id = pathPart(call, 'id');
  const profile = PROFILES.find((entry) => entry.id === id);
  if (profile === undefined) throw new AlmaFault('60304', `Invalid profile ID: ${id}.`);
  return { root: 'integration_profile', value: profileJson(profile, call) };
}

function profileJson(profile: Profile, call: Call): Json {
  return {
    link: `${call.root}/conf/integration-profiles/${profile.id}`,
    id: profile.id,
    code: profile.code,
    name: profile.name,
    type: { value: profile.type, desc: profile.typeLabel },
    system: { value: profile.system, desc: profile.systemLabel },
    default: 'false',
    description: '',
    parameter: profile.id === HANDLE_PROFILE.id ? handleParameters(call) : [],
    contact_info: {},
  };
}

/** The fields of the Actions tab as last saved, where they can be read at all. */
function handleParameters({ library }: Call): Json {
  if (library.switches.profile === 'opaque') return [];
  const form = library.profile.saved;
  const fields: readonly (readonly [name: string, label: string, value: string])[] = [
    ['active', 'Active', String(form.isActive)],
    ['controlNumber', 'Control Number', form.controlNumber],
    ['setId', 'Set name', form.setId ?? ''],
    ['action', 'Action', form.action],
    ['marcUponCreate', 'MARC Upon Create', form.uponCreate.marc],
    ['dcUponCreate', 'DC Upon Create', form.uponCreate.dc],
    ['modsUponCreate', 'MODS Upon Create', form.uponCreate.mods],
    ['urlDomain', 'URL Domain Name', form.domain],
    ['primoView', 'Primo View', form.view],
    ['schedule', 'Schedule', form.schedule],
  ];
  return fields.map(([name, label, value]) => ({
    action: { value: 'HANDLE_INTEGRATION', desc: 'Handle Integration' },
    name: { value: name, desc: label },
    value,
  }));
}
