import { isMmsId } from '../../../core/identifiers/mms-id';
import { type BibRecord, type LinkedRecord } from '../../../core/record/bib-record';
import {
  flattened,
  isReplyObject,
  listOf,
  objectOf,
  requiredText,
  textOf,
  unreadable,
  yesOf,
} from './reply';

// What stands before a record, in English:
//  - perhaps a byte order mark, then perhaps an XML declaration; it may claim UTF-16 although
//    the record came as text, so it is never believed, and must not stand inside another document
const BEFORE_THE_RECORD = /^\uFEFF?\s*(?:<\?xml\s[^>]*\?>)?\s*/;

export function parseBib(reply: unknown, path = 'bib'): BibRecord {
  const bib = objectOf(reply, path);
  const mmsId = requiredText(bib['mms_id'], `${path}.mms_id`);
  if (!isMmsId(mmsId)) throw unreadable(`${path}.mms_id`, 'an MMS ID', mmsId);
  return {
    mmsId,
    // rest_bib.xsd: "default marc21".
    format: textOf(bib['record_format']) || 'marc21',
    title: textOf(bib['title']),
    suppressed: yesOf(bib['suppress_from_publishing']),
    linkedTo: parseLinked(bib['linked_record_id']),
    networkNumbers: flattened(bib, 'network_numbers', 'network_number').map(textOf),
    xml: parseRecordText(bib['anies'], `${path}.anies`),
    digital: undefined,
  };
}

function parseLinked(reply: unknown): LinkedRecord | undefined {
  const id = textOf(reply);
  if (id === '') return undefined;
  return { id, zone: isReplyObject(reply) ? textOf(reply['type']) : '' };
}

/** The record's text; `anies` is a list of one text, and was seen as that text alone, or as an object. */
function parseRecordText(anies: unknown, path: string): string | undefined {
  const first = listOf(anies)[0];
  if (first === undefined || first === null) return undefined;
  const text = isReplyObject(first) ? (first['record'] ?? first['value'] ?? first['any']) : first;
  if (typeof text !== 'string') throw unreadable(`${path}[0]`, 'the XML of a record', first);
  const xml = text.replace(BEFORE_THE_RECORD, '').trimEnd();
  return xml === '' ? undefined : xml;
}
