import Papa from 'papaparse';

/** A row of a table and the line of the file on which it starts, from 1. */
export interface NumberedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = ['\t', ';', ',', '|'];
/** Enough to tell the delimiter by. */
const LINES_LOOKED_AT = 20;
const LINE_BREAK = /\r\n?|\n/g;

/**
 * Reads a text as a table; the delimiter is found. Blank lines are left out, line numbers stay true.
 * A quotation mark that is never closed is a character like any other: it does not swallow the rest.
 */
export function readCsv(text: string): readonly NumberedRow[] {
  const bare = text.replace(/^\ufeff/, '');
  // Excel's own hint for itself stands on a line of its own: sep=;
  const hint = /^sep=(.)\r?\n/i.exec(bare);
  const body = hint === null ? bare : bare.slice(hint[0].length);
  const rows = parse(body, hint?.[1]);
  let line = hint === null ? 1 : 2;
  const numbered: NumberedRow[] = [];
  for (const cells of rows) {
    if (cells.some((cell) => cell.trim() !== '')) numbered.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + lineBreaksIn(cell), 0);
  }
  return numbered;
}

function parse(text: string, hinted: string | undefined): readonly (readonly string[])[] {
  const body = withOneLineBreak(text);
  const delimiter = hinted ?? delimiterOf(text);
  const parsed = Papa.parse<string[]>(body, { delimiter });
  if (parsed.errors.length === 0) return parsed.data;
  // Of a quotation mark: nothing else can be wrong where the delimiter is given.
  return Papa.parse<string[]>(body, { delimiter, fastMode: true }).data;
}

/** Papa knows one kind of line break a file: where there are several between rows, they are made one. */
function withOneLineBreak(text: string): string {
  const kinds = new Set(text.replace(/"[^"]*"/g, '').match(LINE_BREAK));
  return kinds.size > 1 ? text.replace(LINE_BREAK, '\n') : text;
}

/** The delimiter that stands in most lines; of equals, the one that stands in the first most often. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
  const ranked = DELIMITERS.map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => line.includes(delimiter)).length,
    inFirst: (lines[0] ?? '').split(delimiter).length,
  })).sort((a, b) => b.lines - a.lines || b.inFirst - a.inFirst);
  return ranked[0]?.delimiter ?? ',';
}

function lineBreaksIn(cell: string): number {
  return cell.split(LINE_BREAK).length - 1;
}
