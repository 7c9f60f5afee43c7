import { parseXml, XmlElement, type XmlDocument } from '@rgrove/parse-xml';
import { strFromU8, unzipSync } from 'fflate';

import { UnreadableTableError } from './table-error';

/** What a part may hold unpacked, bytes: 12,000 events take some 5 MB. */
const LARGEST_PART = 200_000_000;
/** The columns that a sheet can have (ECMA-376, part 1, 18.3.1.13). */
const MOST_COLUMNS = 16_384;
const SHARED_STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * The rows of all sheets of an Excel workbook, as texts; blank rows left out. Unpacked here and now,
 * for the frame that the app runs in forbids workers.
 * @throws UnreadableTableError when it is no workbook, damaged or too large
 */
export function readWorkbook(bytes: Uint8Array): readonly (readonly string[])[] {
  try {
    const parts = unpack(bytes);
    const shared = parts[SHARED_STRINGS];
    const strings = shared === undefined ? [] : stringsOf(parse(shared));
    const sheets = Object.entries(parts)
      .filter(([path]) => SHEET.test(path))
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
    if (sheets.length === 0) throw new UnreadableTableError('no-table');
    return sheets.flatMap(([, part]) => rowsOf(parse(part), strings));
  } catch (error) {
    if (error instanceof UnreadableTableError) throw error;
    // Whatever the unzipping or the XML complained of, the file does not hold what it should.
    throw new UnreadableTableError('damaged', { cause: error });
  }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name !== SHARED_STRINGS && !SHEET.test(name)) return false;
      if (originalSize > LARGEST_PART) throw new UnreadableTableError('too-large');
      return true;
    },
  });
}

function parse(part: Uint8Array): XmlDocument {
  return parseXml(strFromU8(part));
}

/** Texts that cells refer to by their number. */
function stringsOf(document: XmlDocument): readonly string[] {
  return childrenOf(document.root, 'si').map(richText);
}

function rowsOf(document: XmlDocument, strings: readonly string[]): readonly (readonly string[])[] {
  const [data] = childrenOf(document.root, 'sheetData');
  return childrenOf(data, 'row')
    .map((row) => cellsOf(row, strings))
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

/** The cells of a row, each in its column; cells that a file leaves out are empty. */
function cellsOf(row: XmlElement, strings: readonly string[]): readonly string[] {
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const column = columnOf(cell.attributes['r']) ?? cells.length;
    if (column >= MOST_COLUMNS) continue;
    while (cells.length < column) cells.push('');
    cells[column] = textOf(cell, strings);
  }
  return cells;
}

function textOf(cell: XmlElement, strings: readonly string[]): string {
  if (cell.attributes['t'] === 'inlineStr') {
    return childrenOf(cell, 'is').map(richText).join('');
  }
  const value = childrenOf(cell, 'v')
    .map((v) => v.text)
    .join('');
  if (cell.attributes['t'] === 's') return strings[Number(value)] ?? '';
  return unescaped(value);
}

/** Text with formatting stands in runs; readings of Japanese characters (`rPh`) are no part of it. */
function richText(element: XmlElement): string {
  const runs = [element, ...childrenOf(element, 'r')];
  return unescaped(
    runs
      .flatMap((run) => childrenOf(run, 't'))
      .map((t) => t.text)
      .join(''),
  );
}

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

/** The column of a cell by its address, from 0: `A1` 0, `AB7` 27. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(address ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Children of that name, whatever prefix the writer of the file chose. */
function childrenOf(element: XmlElement | null | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && (child.name === name || child.name.endsWith(`:${name}`)),
  );
}
