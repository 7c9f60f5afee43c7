import { readNumberedTable } from '../table/read-table';
import { readIdRows, type IdList } from './read-id-list';

/**
 * Reads a list of MMS IDs from a file: text in any usual encoding, CSV, or an Excel workbook, in which
 * blank rows are not counted.
 * @throws UnreadableTableError when it is none of them
 */
export function readIdFile(bytes: Uint8Array): IdList {
  return readIdRows(readNumberedTable(bytes));
}
