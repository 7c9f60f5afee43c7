import type { Handle, ParsedHandle } from '../handle/handle';
import { parseHandle } from '../handle/parse-handle';
import { foldHandle } from '../handle/same-handle';
import { BrokenXmlError, parseNamespaced, type NamespacedElement } from '../xml/namespaced';
import { scanStartTag } from '../xml/start-tag';
import type { BibRecord } from './bib-record';
import { isAlmasOwn, readDublinCore } from './dublin-core';
import { readMarc } from './marc';
import { mentionsOf, type Mentions } from './mentions';
import { readMods } from './mods';
import { descendants, type RecordField, type RecordFields } from './record-fields';
import { familyOf, isRecordFormat, type FormatFamily } from './record-format';
import type { BrokenRecord, HandlePlace, RecordReading, TextRange } from './record-reading';

/** How each family of formats is read. */
const READERS: Record<FormatFamily, (root: NamespacedElement) => RecordFields> = {
  dc: readDublinCore,
  marc: readMarc,
  mods: readMods,
};

/**
 * Reads where handles stand in a record, and what else the app needs to judge it.
 * @param prefixes the institution's own naming authorities
 * @returns `broken` where the XML does not parse, or the record came without any
 */
export function readRecord(
  bib: BibRecord,
  prefixes: readonly string[],
): RecordReading | BrokenRecord {
  if (bib.xml === undefined) return { broken: 'no record' };
  let root: NamespacedElement;
  try {
    root = parseNamespaced(bib.xml);
  } catch (error) {
    // A record that does not parse is a state of the record, not a failure of the check.
    if (error instanceof BrokenXmlError) return { broken: error.message };
    throw error;
  }
  const found = READERS[familyFor(bib.format, root)](root);
  const mentions = mentionsOf(prefixes);
  const places = found.fields
    .map((field) => placeOf(field, bib.xml ?? '', prefixes, mentions))
    .filter((place) => place !== undefined);
  const handles = new Set(
    places.flatMap(({ parsed }) => (parsed.handle === null ? [] : [foldHandle(parsed.handle)])),
  );
  const texts = new Set(places.map(({ text }) => text.trim()));
  for (const number of bib.networkNumbers) {
    const place = placeOf(networkField(number), '', prefixes, mentions);
    // Alma copies a record's identifiers there: only what stands nowhere else is news.
    const isKnown =
      texts.has(number.trim()) || (place !== undefined && isAmong(place.parsed.handle, handles));
    if (place !== undefined && !isKnown) places.push(place);
  }
  return {
    titles: found.titles,
    places,
    localNumbers: found.localNumbers
      .map((text) => text.trim())
      .filter((text) => text !== '' && !isAlmasOwn(text) && isNoHandle(text, prefixes)),
    collection: found.collection,
    inventedPrefixes: inventedPrefixesIn(root),
  };
}

function isAmong(handle: Handle | null, folded: ReadonlySet<string>): boolean {
  return handle !== null && folded.has(foldHandle(handle));
}

/** The family that Alma's format says; for a format that the app does not know, the one it looks like. */
function familyFor(format: string, root: NamespacedElement): FormatFamily {
  if (isRecordFormat(format)) return familyOf(format);
  if (root.local === 'mods') return 'mods';
  return root.children.some(({ local }) => local === 'datafield') ? 'marc' : 'dc';
}

function placeOf(
  field: RecordField,
  xml: string,
  prefixes: readonly string[],
  mentions: Mentions,
): HandlePlace | undefined {
  // Most fields are long texts without a slash in the right place: looked over before they are parsed.
  const isOurs = mentions(field.text);
  if (!field.identifies && !isOurs && !/handle\.net|hdl/i.test(field.text)) return undefined;
  const parsed = parseHandle(field.text, prefixes);
  const isPlace = field.identifies ? isMeantAsHandle(parsed) : isWholeHandle(parsed);
  if (!isOurs && !isPlace) return undefined;
  return {
    kind: field.kind,
    field: field.name,
    text: field.text,
    parsed,
    xsiType: field.xsiType,
    identifies: field.identifies,
    range: field.element && { start: field.element.start, end: field.element.end },
    textRange: field.element && textRangeOf(field.element, xml),
  };
}

function isMeantAsHandle({ handle, form, flags }: ParsedHandle): boolean {
  return handle !== null || (form !== 'other' && form !== 'empty') || flags.includes('odd-host');
}

/** Outside the identifiers only a whole field counts: the record cites many things, DOIs among them. */
function isWholeHandle({ handle, form }: ParsedHandle): boolean {
  return handle !== null && form !== 'doi-url' && form !== 'proxy-url';
}

function isNoHandle(text: string, prefixes: readonly string[]): boolean {
  return !isMeantAsHandle(parseHandle(text, prefixes));
}

/** From behind the start tag to before the end tag; `undefined` for `<a/>` and for mixed content. */
function textRangeOf(element: NamespacedElement, xml: string): TextRange | undefined {
  const tag = scanStartTag(xml, element.start);
  if (tag.isSelfClosing || element.children.length > 0) return undefined;
  return { start: tag.end, end: xml.lastIndexOf('</', element.end - 1) };
}

function networkField(text: string): RecordField {
  return {
    kind: 'elsewhere',
    name: 'network number',
    text,
    xsiType: undefined,
    identifies: false,
    element: undefined,
  };
}

/** Prefixes like `ns0`, which serialisers make up and Alma then stores for good: each is declared somewhere. */
function inventedPrefixesIn(root: NamespacedElement): readonly string[] {
  const names = [root, ...descendants(root)].flatMap(({ attributes }) =>
    attributes.map(({ name }) => name),
  );
  return [...new Set(names.flatMap((name) => /^xmlns:(ns\d+)$/.exec(name)?.[1] ?? []))];
}
