import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml';

/** A field of a record: an element right under its root. Offsets are those of the record's text. */
export interface RecordField {
  /** As written, prefix and all: Alma goes by the prefix and not by the namespace. */
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  /** What stands between its tags, as written. */
  readonly inner: string;
  readonly children: readonly RecordField[];
}

export interface RecordRoot extends RecordField {
  readonly fields: readonly RecordField[];
}

/** @throws Error where the text is not well-formed XML. */
export function readRecord(xml: string): RecordRoot {
  const { root } = parseXml(xml, { includeOffsets: true });
  if (root === null) throw new Error('A record without an element.');
  const field = toField(root, xml);
  return { ...field, fields: field.children };
}

function toField(element: XmlElement, xml: string): RecordField {
  const first = element.children[0];
  const last = element.children[element.children.length - 1];
  return {
    name: element.name,
    text: element.text,
    attributes: element.attributes,
    start: element.start,
    end: element.end,
    inner: first && last ? xml.slice(first.start, last.end) : '',
    children: element.children.filter(isElement).map((child) => toField(child, xml)),
  };
}

function isElement(node: XmlNode): node is XmlElement {
  return node instanceof XmlElement;
}

/** Puts text into the record at the offset; no other character changes. */
export function insertAt(xml: string, offset: number, text: string): string {
  return xml.slice(0, offset) + text + xml.slice(offset);
}

/** Puts text into the record as its root's last child. */
export function insertLast(xml: string, root: RecordRoot, text: string): string {
  const closing = xml.lastIndexOf('</', root.end);
  if (closing >= root.start && root.end > closing && !xml.startsWith('/>', root.end - 2)) {
    return insertAt(xml, closing, text);
  }
  const opened = `${xml.slice(0, root.end - 2)}>${text}</${root.name}>`;
  return opened + xml.slice(root.end);
}

/** Whether the root's start tag declares the namespace prefix. */
export function declares(root: RecordRoot, prefix: string): boolean {
  return `xmlns:${prefix}` in root.attributes;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
