import { type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Without the byte order mark. */
  readonly text: string;
}

/** Presses what saves a file and reads the file. */
export async function saveBy(page: Page, button: Locator): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const bytes = await readFile(await download.path());
  return {
    name: download.suggestedFilename(),
    bytes,
    text: bytes.toString('utf8').replace(/^\ufeff/, ''),
  };
}

export type CsvRow = Readonly<Record<string, string>>;

/** A table with a header, cells as they stand in the file. */
export function readCsv(text: string): readonly CsvRow[] {
  const { data, errors } = Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`Not a CSV: ${JSON.stringify(errors[0])}`);
  return data;
}
