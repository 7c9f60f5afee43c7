import { type BibRecord } from '../library/model';
import { AlmaFault } from './alma-fault';
import { readBibBody } from './bib-body';
import { bibJson, type BibView, PLAIN_VIEW } from './bib-shape';
import { type Call, type Outcome, pathPart, type Route } from './context';
import { writeBib } from './write-bib';

/** MMS IDs that one request may ask for. */
const MOST_BIBS = 100;

export const BIB_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/bibs',
    parameters: [
      'mms_id',
      'ie_id',
      'holdings_id',
      'representation_id',
      'nz_mms_id',
      'cz_mms_id',
      'view',
      'expand',
      'other_system_id',
      'lod_uri',
    ],
    ability: 'read-bibs',
    handle: readBatch,
  },
  {
    method: 'GET',
    path: '/bibs/{mms_id}',
    parameters: ['view', 'expand'],
    ability: 'read-bibs',
    handle: (call) => answerBib(recordOf(call), call, viewOf(call)),
  },
  {
    method: 'PUT',
    path: '/bibs/{mms_id}',
    parameters: [
      'normalization',
      'validate',
      'override_warning',
      'override_lock',
      'stale_version_check',
      'cataloger_level',
      'check_match',
    ],
    ability: 'write-bibs',
    handle: putBib,
  },
];

function readBatch(call: Call): Outcome {
  const { library, query, root, caller } = call;
  const ids = [...new Set((query['mms_id'] ?? '').split(',').map((id) => id.trim()))];
  const view = viewOf(call);
  if (query['mms_id'] === undefined) return batchAnswer(recordsByOtherId(call), call, view);
  if (ids.length > MOST_BIBS || ids.some((id) => !/^\d+$/.test(id))) throw listNotValid();
  const found: BibRecord[] = [];
  for (const id of ids) {
    const record = library.records.get(id);
    const isReadable = record !== undefined && record.fault !== 'corrupt';
    if (!isReadable && library.switches['bad-batch'] === '400') throw listNotValid();
    if (isReadable && (record.fault === null || ids.length === 1)) found.push(record);
  }
  // NOTE Alma answers in its own order, not in the one asked for.
  found.sort((a, b) => (a.mmsId < b.mmsId ? -1 : 1));
  const isAlone = caller.origin === 'app' && ids.length === 1 && found.length === 1;
  if (!isAlone) return batchAnswer(found, call, view);
  const bib = found.map((record) => bibJson(record, library.institution, root, view))[0];
  return { root: 'bibs', value: { bib, total_record_count: 1 } };
}

/** Records by what else may name them; nothing here has holdings or a network number of its own. */
function recordsByOtherId(call: Call): readonly BibRecord[] {
  const { query, library } = call;
  const representation = query['representation_id'];
  if (representation !== undefined) {
    const record = library.records.get(`99${representation.slice(2)}`);
    return record === undefined || record.fault === 'corrupt' || !record.isDigital ? [] : [record];
  }
  const others = ['ie_id', 'holdings_id', 'nz_mms_id', 'cz_mms_id', 'other_system_id', 'lod_uri'];
  if (others.some((name) => query[name] !== undefined)) return [];
  throw listNotValid();
}

function batchAnswer(found: readonly BibRecord[], call: Call, view: BibView): Outcome {
  const bib = found.map((record) => bibJson(record, call.library.institution, call.root, view));
  const value = { ...(bib.length === 0 ? {} : { bib }), total_record_count: bib.length };
  return { root: 'bibs', value };
}

function putBib(call: Call): Outcome {
  const { request } = call;
  const type = request.headers['content-type'] ?? '';
  if (/json/i.test(type) || (request.body ?? '').trimStart().startsWith('{')) {
    throw new AlmaFault('60105', 'JSON is not supported for this API.');
  }
  const record = recordOf(call);
  if (record.linkedTo === 'CZ') {
    throw new AlmaFault('40166454', 'Error - Not supported from the community zone.');
  }
  writeBib(record, readBibBody(request.body ?? ''), call);
  return answerBib(recordOf(call), call, PLAIN_VIEW);
}

/** @throws AlmaFault 402204 and 402203. */
function recordOf(call: Call): BibRecord {
  const id = pathPart(call, 'mms_id');
  if (!/^\d+$/.test(id)) {
    throw new AlmaFault('402204', `Input parameters mmsId ${id} is not numeric.`);
  }
  const record = call.library.records.get(id);
  if (record === undefined || record.fault === 'corrupt') {
    throw new AlmaFault('402203', `Input parameters mmsId ${id} is not valid.`);
  }
  return record;
}

function answerBib(record: BibRecord, call: Call, view: BibView): Outcome {
  return { root: 'bib', value: bibJson(record, call.library.institution, call.root, view) };
}

function viewOf({ query }: Call): BibView {
  const expanded = (query['expand'] ?? '').split(',').map((name) => name.trim());
  return { isBrief: query['view'] === 'brief', withDigital: expanded.includes('d_avail') };
}

function listNotValid(): AlmaFault {
  return new AlmaFault('402203', 'Input parameter mmsId list is not valid.');
}
