import { decodeText } from './decode-text';
import { readCsv, type NumberedRow } from './read-csv';
import { UnreadableTableError } from './table-error';
import { readWorkbook } from './read-workbook';

/**
 * Reads a file as a table: CSV in any usual encoding, or an Excel workbook, told by its bytes and not by
 * its name, which is often wrong. Blank rows are left out.
 * @throws UnreadableTableError when it is neither
 */
export function readTable(bytes: Uint8Array): readonly (readonly string[])[] {
  return readNumberedTable(bytes).map(({ cells }) => cells);
}

/** The same with the line on which each row starts; in a workbook blank rows are not counted. */
export function readNumberedTable(bytes: Uint8Array): readonly NumberedRow[] {
  if (startsWith(bytes, 'PK\x03\x04')) {
    return readWorkbook(bytes).map((cells, at) => ({ line: at + 1, cells }));
  }
  // An Excel 97 file, or a workbook with a password.
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw new UnreadableTableError('old-excel');
  const text = decodeText(bytes);
  if (text.includes('\0')) throw new UnreadableTableError('no-table');
  return readCsv(text);
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((sign, at) => bytes[at] === sign.charCodeAt(0));
}
