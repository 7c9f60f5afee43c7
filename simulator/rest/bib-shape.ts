import { type BibRecord, type Institution } from '../library/model';
import { type Json } from './render';

/** What a reader may ask for beyond the plain record. */
export interface BibView {
  /** Whether the record itself is left out (`view=brief`). */
  readonly isBrief: boolean;
  /** Whether the digital inventory is written into the record (`expand=d_avail`). */
  readonly withDigital: boolean;
}

export const PLAIN_VIEW: BibView = { isBrief: false, withDigital: false };

// NOTE The declaration names UTF-16 although the text arrives in a JSON string: that is how Alma does it.
const DECLARATION = '<?xml version="1.0" encoding="UTF-16"?>\n';

/** A record as Alma's REST server hands it out. */
export function bibJson(
  record: BibRecord,
  institution: Institution,
  root: string,
  view: BibView,
): Json {
  const { mmsId } = record;
  const link = `${root}/bibs/${mmsId}`;
  const isDublinCore = isDc(record);
  return {
    mms_id: mmsId,
    record_format: record.recordFormat,
    linked_record_id: linkedRecord(record),
    title: record.title === '' ? null : record.title,
    author: null,
    issn: null,
    isbn: null,
    network_number: networkNumbers(record),
    holdings: { value: null, link: `${link}/holdings` },
    created_by: record.createdBy,
    created_date: dateOf(record.createdDate),
    last_modified_by: record.lastModifiedBy,
    last_modified_date: dateOf(record.lastModifiedDate),
    suppress_from_publishing: String(record.isSuppressed),
    suppress_from_external_search: 'false',
    originating_system: isDublinCore ? null : 'ILS',
    originating_system_id: mmsId,
    cataloging_level: { value: '00', desc: 'Default Level' },
    ...(view.isBrief ? {} : { anies: [DECLARATION + recordXml(record, institution, view)] }),
  };
}

/** The numbers that Alma takes over from the record: every identifier but its own. */
export function networkNumbers(record: BibRecord): readonly string[] {
  if (isDc(record)) {
    const found = [...record.xml.matchAll(/<dc:identifier\b[^>]*>([^<]*)<\/dc:identifier>/g)];
    const numbers = found.map(([, text = '']) => unescapeXml(text).trim());
    return [...new Set(numbers.filter((text) => text !== '' && !text.startsWith('alma:')))];
  }
  const fields = record.xml.matchAll(/<datafield\b[^>]*\btag="035"[^>]*>([\s\S]*?)<\/datafield>/g);
  return [...fields].flatMap(([, field = '']) =>
    [...field.matchAll(/<subfield code="a">([^<]*)</g)].map(([, text = '']) => unescapeXml(text)),
  );
}

function linkedRecord({ linkedTo, mmsId }: BibRecord): Json {
  if (linkedTo === null) return { value: null, type: null };
  return { value: `99${mmsId.slice(-14)}`, type: linkedTo };
}

/** The text of the record; with digital inventory a delivery address stands in it as if catalogued. */
function recordXml(record: BibRecord, institution: Institution, view: BibView): string {
  if (!view.withDigital || !record.isDigital) return record.xml;
  const host = institution.primo.domain.replace('.primo.', '.alma.');
  const representation = `12${record.mmsId.slice(2)}`;
  const url = `https://${host}/view/delivery/${institution.code}/${representation}`;
  if (isDc(record))
    return insertAtEnd(record.xml, `<dc:identifier>${url}</dc:identifier>`, 'record');
  if (record.recordFormat === 'mods') {
    const prefix = /<(\w+:)?mods\b/.exec(record.xml)?.[1] ?? '';
    const location =
      `<${prefix}location><${prefix}url access="object in context">${url}` +
      `</${prefix}url></${prefix}location>`;
    const end = record.xml.includes(`</${prefix}mods>`) ? `${prefix}mods` : 'record';
    return insertAtEnd(record.xml, location, end);
  }
  const fields: readonly (readonly [string, string])[] = [
    ['a', institution.code],
    ['b', representation],
    ['c', 'REPRESENTATION'],
    ['h', url],
  ];
  const subfields = fields.map(([code, text]) => `<subfield code="${code}">${text}</subfield>`);
  const field = `<datafield ind1=" " ind2=" " tag="AVD">${subfields.join('')}</datafield>`;
  return insertAtEnd(record.xml, field, 'record');
}

function insertAtEnd(xml: string, text: string, element: string): string {
  const at = xml.lastIndexOf(`</${element}>`);
  return at < 0 ? xml : xml.slice(0, at) + text + xml.slice(at);
}

export function isDc(record: BibRecord): boolean {
  return record.recordFormat.startsWith('dc');
}

/** Alma's dates have no time: `2016-09-07Z`. */
function dateOf(time: string): string {
  return `${time.slice(0, 10)}Z`;
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
