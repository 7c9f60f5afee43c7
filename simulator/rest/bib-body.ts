import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';

import { AlmaFault } from './alma-fault';

/** What the body of a PUT says of a record. */
export interface BibBody {
  /** The text from `<record` to `</record>`, byte for byte. */
  readonly recordXml: string;
  readonly recordFormat?: string;
  readonly suppressFromPublishing?: string;
}

/**
 * Reads `<bib>…<record>…</record></bib>`.
 * @throws AlmaFault for what Alma refuses: broken XML, a namespace on `<bib>`, no `<record>`.
 */
export function readBibBody(body: string): BibBody {
  const text = body.replace(/^\uFEFF/, '').replace(/^<\?xml[^>]*\?>/, '');
  const bib = rootOf(text);
  const namespace = bib.attributes['xmlns'] ?? '';
  if (bib.name !== 'bib' || namespace !== '') {
    const local = bib.name.split(':').at(-1) ?? '';
    throw new AlmaFault(
      '401652',
      `unexpected element (uri:"${namespaceOf(bib)}", local:"${local}"). Expected elements are <{}bib>`,
    );
  }
  const record = childOf(bib, 'record');
  if (record === undefined) {
    throw new AlmaFault('401652', 'General Error - the bib object has no element <record>.');
  }
  const recordFormat = textOf(childOf(bib, 'record_format'));
  const suppressFromPublishing = textOf(childOf(bib, 'suppress_from_publishing'));
  return {
    recordXml: text.slice(record.start, record.end),
    ...(recordFormat === undefined ? {} : { recordFormat }),
    ...(suppressFromPublishing === undefined ? {} : { suppressFromPublishing }),
  };
}

function rootOf(text: string): XmlElement {
  try {
    const root = parseXml(text, { includeOffsets: true }).root;
    if (root !== null) return root;
  } catch (error) {
    // The parser's complaint is what the sender needs; Alma words it much the same.
    const cause = error instanceof Error ? error.message.split('\n')[0] : '';
    throw new AlmaFault('401652', `General Error - the bib object is not well-formed: ${cause}`);
  }
  throw new AlmaFault('401652', 'General Error - the bib object is empty.');
}

function namespaceOf(element: XmlElement): string {
  const [prefix] = element.name.includes(':') ? element.name.split(':') : [''];
  return element.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
}

function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

function textOf(element: XmlElement | undefined): string | undefined {
  return element?.children
    .filter((child): child is XmlText => child instanceof XmlText)
    .map((child) => child.text)
    .join('')
    .trim();
}
