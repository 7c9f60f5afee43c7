import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CsvRow, readCsv } from './saved-file';
import { ROOT } from './simulated-alma';

const CSV = join(ROOT, '../shared/data/grinnell-2026-02-02.csv');
const TOOL = join(ROOT, '../shared/tools/make-archive.mjs');

/** Whether the real titles and what makes an archive of them are beside the repository. */
export const HAS_REAL_TITLES = existsSync(CSV) && existsSync(TOOL);
export const NO_REAL_TITLES = `The real titles are not there: ${CSV}`;

/** The real titles, and what each one's handle led to. */
export function realTitles(): readonly CsvRow[] {
  return readCsv(readFileSync(CSV, 'utf8').replace(/^\ufeff/, ''));
}

/** Makes the archive folder once; the simulated Alma starts with it. */
export function realArchive(as: 'resolved' | 'migrated'): string {
  const folder = join(ROOT, '.cache/archives', as);
  if (HAS_REAL_TITLES && !existsSync(join(folder, 'registry.jsonl'))) {
    mkdirSync(folder, { recursive: true });
    execFileSync(process.execPath, [TOOL, CSV, folder, '--as', as]);
  }
  return folder;
}
