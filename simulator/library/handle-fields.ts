import { type RecordFamily } from './model';
import { type RecordField, readRecord } from './record-xml';

const RESOLVER = /^(?:https?:\/\/hdl\.handle\.net\/|hdl:|info:hdl\/)/i;

/**
 * The handle that the migration task finds in the record: the first one with the prefix, in the
 * only kind of field that it looks at. It takes what stands there to the letter.
 * @param prefix the control number's, e.g. `20.500.99001/`.
 * @returns `prefix/suffix`, or undefined where there is none.
 * @throws Error where the record is not well-formed.
 */
export function handleIn(xml: string, family: RecordFamily, prefix: string): string | undefined {
  for (const field of readRecord(xml).fields) {
    const value = valueOf(field, family);
    if (value === undefined) continue;
    const handle = value.trim().replace(RESOLVER, '');
    if (isHandleWith(handle, prefix)) return handle;
  }
  return undefined;
}

function isHandleWith(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && text.length > prefix.length && !/\s/.test(text);
}

/** What stands in the field, if it is of the kind in which handles are looked for. */
function valueOf(field: RecordField, family: RecordFamily): string | undefined {
  switch (family) {
    case 'dc':
      // NOTE A field with a type left on it is passed over.
      return field.name === 'dc:identifier' && !('xsi:type' in field.attributes)
        ? field.text
        : undefined;
    case 'mods':
      return localName(field) === 'identifier' && field.attributes['type'] === 'hdl'
        ? field.text
        : undefined;
    case 'marc':
      return marcValue(field);
  }
}

function marcValue(field: RecordField): string | undefined {
  const { tag, ind1 } = field.attributes;
  if (localName(field) !== 'datafield' || tag !== '024' || ind1 !== '7') return undefined;
  const source = field.children.find((child) => child.attributes['code'] === '2')?.text;
  if (source?.trim() !== 'hdl') return undefined;
  return field.children.find((child) => child.attributes['code'] === 'a')?.text;
}

function localName(field: RecordField): string {
  return field.name.slice(field.name.indexOf(':') + 1);
}
