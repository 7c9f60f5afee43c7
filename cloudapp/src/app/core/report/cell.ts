import Papa from 'papaparse';

// Spreadsheets take a cell that starts with one of these for a formula, or split it.
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet runs: a leading `'` where it would; one that begins with `'` gets one, too. */
export function guardCell(text: string): string {
  return LOOKS_LIKE_FORMULA.test(text) || /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A cell as it was before it was guarded. */
export function unguardCell(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** The byte order mark by which Excel knows UTF-8. */
export const BOM = '\ufeff';

/** A table as CSV: UTF-8 with BOM, CRLF, RFC 4180, every cell guarded. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const guarded = rows.map((row) => row.map(guardCell));
  return BOM + Papa.unparse([[...header], ...guarded], { newline: '\r\n' }) + '\r\n';
}
