import { fieldsOf } from './record-fields';
import { titleRow } from './set-routes';
import { type RecordShape } from './shapes';
import { json, pageOf, type UiCall, UiRefusal, type UiReply, type UiRoute } from './ui-reply';

export const RECORD_ROUTES: readonly UiRoute[] = [
  { method: 'GET', path: '/titles', ability: 'read-bibs', handle: searchTitles },
  { method: 'GET', path: '/records/{id}', ability: 'read-bibs', handle: readRecord },
];

/** The search *Digital titles*: title words or an MMS ID. */
function searchTitles({ library, query }: UiCall): UiReply {
  const found = library.records.search(query['q'] ?? '').filter((record) => record.isDigital);
  const rows = pageOf(found, query).map((record) => titleRow(record.mmsId, record));
  return json({ total: found.length, rows });
}

function readRecord({ library, id }: UiCall): UiReply {
  const record = library.records.get(id);
  if (record === undefined) throw new UiRefusal(`There is no record ${id}.`);
  if (record.fault === 'corrupt') throw new UiRefusal(`Record ${id} cannot be read.`);
  const shape: RecordShape = {
    ...titleRow(id, record),
    xml: record.xml,
    fields: fieldsOf(record.xml),
    linkedTo: record.linkedTo,
    createdBy: record.createdBy,
    createdDate: record.createdDate,
    lastModifiedBy: record.lastModifiedBy,
    lastModifiedDate: record.lastModifiedDate,
  };
  return json(shape);
}
