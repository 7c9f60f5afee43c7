import Papa from 'papaparse';

import type { RepairRow } from './repair-run';

const COLUMNS = [
  'mms_id',
  'at',
  'kind',
  'field',
  'before',
  'after',
  'result',
  'code',
  'message',
  'tracking_id',
] as const;

/** Every record that was to be written, and how that ended: CSV with BOM and CRLF, times ISO 8601 UTC. */
export function writeAudit(rows: readonly RepairRow[]): string {
  const lines = rows
    .filter(({ outcome }) => outcome.at > 0)
    .map(({ repair, outcome }) => [
      repair.mmsId,
      new Date(outcome.at).toISOString(),
      repair.kind,
      repair.changes.map(({ field }) => field).join('; '),
      repair.changes.map(({ before }) => before).join('; '),
      repair.changes.map(({ after }) => after).join('; '),
      outcome.result,
      outcome.code,
      outcome.message,
      outcome.trackingId,
    ])
    .map((cells) => cells.map(guarded));
  const csv = Papa.unparse([[...COLUMNS], ...lines], { newline: '\r\n' });
  return `\ufeff${csv}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
