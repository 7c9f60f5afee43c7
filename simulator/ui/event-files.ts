import writeXlsxFile from 'write-excel-file/node';

import { type JobEvent } from '../library/model';

const HEADERS = ['Event Date', 'Event Type', 'MMS ID', 'Title', 'Event Description'] as const;

/** Alma's export of a run's events as CSV. */
export function eventsAsCsv(events: readonly JobEvent[]): string {
  return [HEADERS, ...events.map(cellsOf)]
    .map((cells) => `${cells.map(quote).join(',')}\r\n`)
    .join('');
}

/** The same as an Excel workbook of one sheet. */
export function eventsAsXlsx(events: readonly JobEvent[]): Promise<Uint8Array> {
  const head = HEADERS.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = events.map((event) => cellsOf(event).map((value) => ({ type: String, value })));
  const columns = [24, 14, 22, 40, 90].map((width) => ({ width }));
  return writeXlsxFile([head, ...rows], { buffer: true, columns, sheet: 'Events' });
}

function cellsOf(event: JobEvent): readonly string[] {
  return [event.time, TYPE_LABELS[event.type], event.mmsId, event.title, event.text];
}

const TYPE_LABELS: Readonly<Record<JobEvent['type'], string>> = {
  INFORMATION: 'Information',
  WARNING: 'Warning',
  ERROR: 'Error',
};

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
