import { identifierElement } from './copy-job';
import { type RecordFamily } from './model';
import { escapeXml, insertAt, insertLast, readRecord, type RecordRoot } from './record-xml';

/**
 * The record with the handle where the Handle profile writes it: a bare value in DC's
 * `dc:identifier`, MARC 024 with `$2 hdl`, MODS `identifier type="hdl"`. Nothing is added where
 * the value stands already, and no other character changes.
 * @throws Error where the record is not well-formed.
 */
export function addHandle(xml: string, family: RecordFamily, value: string): string {
  const root = readRecord(xml);
  switch (family) {
    case 'dc':
      return addToDublinCore(xml, root, value);
    case 'marc':
      return addToMarc(xml, root, value);
    case 'mods':
      return addToMods(xml, root, value);
  }
}

function addToDublinCore(xml: string, root: RecordRoot, value: string): string {
  const fields = root.fields.filter((field) => field.name === 'dc:identifier');
  const stands = (text: string): boolean => text.trim() === value;
  if (fields.some((field) => stands(field.text))) return xml;
  const added = identifierElement(root, escapeXml(value));
  const own = fields.find((field) => field.text.trim().startsWith('alma:'));
  return own === undefined ? insertLast(xml, root, added) : insertAt(xml, own.start, added);
}

function addToMarc(xml: string, root: RecordRoot, value: string): string {
  const fields = root.fields.filter((field) => field.name.endsWith('datafield'));
  const stands = fields.some(
    (field) =>
      field.attributes['tag'] === '024' &&
      field.children.some((child) => child.text.trim() === value),
  );
  if (stands) return xml;
  const prefix = prefixOf(root.fields[0]?.name ?? '');
  const added =
    `<${prefix}datafield ind1="7" ind2=" " tag="024">` +
    `<${prefix}subfield code="a">${escapeXml(value)}</${prefix}subfield>` +
    `<${prefix}subfield code="2">hdl</${prefix}subfield></${prefix}datafield>`;
  const after = fields.find((field) => (field.attributes['tag'] ?? '') > '024');
  return after === undefined ? insertLast(xml, root, added) : insertAt(xml, after.start, added);
}

function addToMods(xml: string, root: RecordRoot, value: string): string {
  const fields = root.fields.filter(
    (field) => field.name.slice(prefixOf(field.name).length) === 'identifier',
  );
  if (fields.some((field) => field.attributes['type'] === 'hdl' && field.text.trim() === value)) {
    return xml;
  }
  const prefix = prefixOf(root.fields[0]?.name ?? root.name);
  const added = `<${prefix}identifier type="hdl">${escapeXml(value)}</${prefix}identifier>`;
  return insertLast(xml, root, added);
}

/** `mods:` of `mods:identifier`, empty without a prefix. */
function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}
