import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Archive } from '../library/model';
import { ArchiveError } from './archive-error';
import { readArchive } from './read-archive';

/**
 * Reads an archive folder.
 * @throws ArchiveError naming file and line, or the file that is missing.
 */
export async function readArchiveFolder(folder: string): Promise<Archive> {
  const [institution, records, sets, registry, runs] = await Promise.all([
    readText(folder, 'institution.json'),
    readText(folder, 'records.jsonl'),
    readText(folder, 'sets.json'),
    readText(folder, 'registry.jsonl'),
    readText(folder, 'runs.jsonl', ''),
  ]);
  return readArchive({
    'institution.json': institution,
    'records.jsonl': records,
    'sets.json': sets,
    'registry.jsonl': registry,
    'runs.jsonl': runs,
  });
}

async function readText(folder: string, file: string, absent?: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && absent !== undefined) return absent;
    const reason = isMissing ? 'the file is missing' : 'the file cannot be read';
    throw new ArchiveError(join(folder, file), undefined, reason);
  }
}
