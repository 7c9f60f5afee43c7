import { isMmsId, type MmsId } from '../identifiers/mms-id';
import type { NumberedRow } from '../table/read-csv';
import { isDamagedByExcel, isRounded } from './excel-damage';

const MMS_ID_HEADER = /^(?:alma)?[\s_-]*mms[\s_-]*ids?$/i;
const ID_HEADER = /^\D*mms\D*$|^ids?$|^identifiers?$/i;

/** A line of a list, from 1, and what stands there. */
export interface ListLine {
  readonly line: number;
  readonly text: string;
}

/** A line that gives no MMS ID. `excel`: it held one until a spreadsheet took it for a number. */
export interface BadLine extends ListLine {
  readonly reason: 'not-an-id' | 'excel';
}

/** MMS IDs as a file lists them; every line is in one of the three, but for blank ones and the header. */
export interface IdList {
  /** Each once, in the order of the file. */
  readonly ids: readonly MmsId[];
  /** Lines that repeat an ID. */
  readonly duplicates: readonly ListLine[];
  readonly bad: readonly BadLine[];
}

/** Reads a list of MMS IDs: one a line, or a table in which the column of the IDs is found. */
export function readIdRows(rows: readonly NumberedRow[]): IdList {
  const lines = linesOf(rows);
  const endings = new Set(lines.flatMap(({ text }) => (isMmsId(text) ? text.slice(-4) : [])));
  const seen = new Set<MmsId>();
  const duplicates: ListLine[] = [];
  const bad: BadLine[] = [];
  for (const { line, text } of lines) {
    // The last four digits are the institution's: where they differ, those that look rounded are.
    const isWhole = isMmsId(text) && !(isRounded(text) && endings.size > 1);
    if (!isWhole) {
      const isExcel = isMmsId(text) || isDamagedByExcel(text);
      bad.push({ line, text, reason: isExcel ? 'excel' : 'not-an-id' });
    } else if (seen.has(text)) duplicates.push({ line, text });
    else seen.add(text);
  }
  return { ids: [...seen], duplicates, bad };
}

/** What each line gives as its ID, cleaned; the whole line where it gives none. */
function linesOf(rows: readonly NumberedRow[]): readonly ListLine[] {
  const [first] = rows;
  const isTableOfIds = rows.every(({ cells }) =>
    cells.map(cleaned).every((cell) => cell === '' || isIdLike(cell)),
  );
  if (first === undefined || isTableOfIds) {
    return rows.flatMap(({ line, cells }) =>
      cells
        .map(cleaned)
        .filter((cell) => cell !== '')
        .map((text) => ({ line, text })),
    );
  }
  const column = columnOfIds(first, rows);
  const body = isHeader(first, column) ? rows.slice(1) : rows;
  return body.map(({ line, cells }) => {
    const text = cleaned(cells[column] ?? '');
    return { line, text: text === '' ? wholeLine(cells) : text };
  });
}

/** The column that is called so, else the one with the most IDs, the leftmost of equals. */
function columnOfIds(first: NumberedRow, rows: readonly NumberedRow[]): number {
  const counts: number[] = [];
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      counts[column] = (counts[column] ?? 0) + (isIdLike(cleaned(cell)) ? 1 : 0);
    }
  }
  const named = first.cells.findIndex((cell) => MMS_ID_HEADER.test(cell.trim()));
  if ((counts[named] ?? 0) > 0) return named;
  return counts.reduce((best, count, column) => (count > (counts[best] ?? 0) ? column : best), 0);
}

/** A line of a plain list is no header only because it holds no ID: it is a bad line. */
function isHeader({ cells }: NumberedRow, column: number): boolean {
  const name = cleaned(cells[column] ?? '');
  if (ID_HEADER.test(name)) return true;
  const holdsData = cells.some((cell) => /\d{6}/.test(cell) || isDamagedByExcel(cleaned(cell)));
  return cells.length > 1 && !holdsData;
}

function isIdLike(text: string): boolean {
  return isMmsId(text) || isDamagedByExcel(text);
}

/** Without what people and programs put around an ID, so that a spreadsheet leaves it alone: `'991…`, `="991…"`. */
function cleaned(cell: string): string {
  const bare = cell.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, ' ').trim();
  return bare.replace(/^=?["'“”„‘’‚]?(99\d+)["'“”‘’]?$/, '$1');
}

function wholeLine(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' | ');
}
