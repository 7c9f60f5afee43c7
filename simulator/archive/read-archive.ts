import * as v from 'valibot';

import { type Archive, type BibRecord, type LibrarySet, type Registration } from '../library/model';
import { ArchiveError } from './archive-error';
import { toPastRun } from './past-run';
import { INSTITUTION, RECORD, REGISTRATION, RUN, SET } from './schema';

/** The files of an archive folder, as text. */
export interface ArchiveTexts {
  readonly 'institution.json': string;
  readonly 'records.jsonl': string;
  readonly 'sets.json': string;
  readonly 'registry.jsonl': string;
  readonly 'runs.jsonl'?: string;
}

type Schema<T> = v.BaseSchema<unknown, T, v.BaseIssue<unknown>>;

// When the archive's records and sets were made; an archive does not say.
const MADE = '2026-01-12T09:00:00.000Z';

/**
 * Reads and checks an archive.
 * @throws ArchiveError naming file and line of the first thing that is wrong.
 */
export function readArchive(texts: ArchiveTexts): Archive {
  const institution = check(
    INSTITUTION,
    parseJson(texts['institution.json'], 'institution.json'),
    'institution.json',
    (path) => lineOfPath(texts['institution.json'], path),
  );
  const records = readRecords(texts['records.jsonl']);
  const registrations = readLines(texts['registry.jsonl'], 'registry.jsonl', REGISTRATION).map(
    ({ value }) => toRegistration(value),
  );
  const sets = readSets(texts['sets.json']);
  const setNames = new Map(sets.map((set) => [set.id, set.name]));
  const pastRuns = readLines(texts['runs.jsonl'] ?? '', 'runs.jsonl', RUN).map(({ value, line }) =>
    toPastRun(value, setNames, (reason) => new ArchiveError('runs.jsonl', line, reason)),
  );
  return { institution, records, sets, registrations, pastRuns };
}

function readRecords(text: string): readonly BibRecord[] {
  const lines = new Map<string, number>();
  return readLines(text, 'records.jsonl', RECORD).map(({ value, line }) => {
    const first = lines.get(value.mms_id);
    if (first !== undefined) {
      const reason = `the MMS ID ${value.mms_id} stands in line ${first} already`;
      throw new ArchiveError('records.jsonl', line, reason);
    }
    lines.set(value.mms_id, line);
    return toRecord(value);
  });
}

function toRecord(line: v.InferOutput<typeof RECORD>): BibRecord {
  const zone = line.linked === true ? 'NZ' : line.linked;
  return {
    mmsId: line.mms_id,
    recordFormat: line.record_format,
    title: line.title,
    isSuppressed: line.suppressed,
    isDigital: line.digital,
    background: line.background,
    xml: line.record,
    fault: line.fault,
    copyKeepsType: line.copy_keeps_type ?? false,
    linkedTo: zone === 'NZ' || zone === 'CZ' ? zone : null,
    createdBy: 'System',
    createdDate: MADE,
    lastModifiedBy: 'System',
    lastModifiedDate: MADE,
  };
}

function toRegistration(line: v.InferOutput<typeof REGISTRATION>): Registration {
  const values = 'values' in line ? line.values : urlValues(line.url);
  const cached = line.cached === undefined ? {} : { cached: line.cached };
  return { handle: line.handle, values, ...cached };
}

/** What a handle record holds: one without an address still has its administrator's value. */
function urlValues(url: string | null): Registration['values'] {
  return url === null
    ? [
        {
          type: 'HS_ADMIN',
          index: 100,
          format: 'admin',
          value: { handle: '0.NA/admin', index: 300 },
        },
      ]
    : [{ type: 'URL', value: url }];
}

function readSets(text: string): readonly LibrarySet[] {
  const file = 'sets.json';
  const list = parseJson(text, file);
  if (!Array.isArray(list)) throw new ArchiveError(file, 1, 'a list of sets is expected');
  const ids = new Set<string>();
  let from = 0;
  return list.map((entry: unknown) => {
    const id = idOf(entry);
    const at = id === undefined ? from : Math.max(from, text.indexOf(`"${id}"`, from));
    const set = check(SET, entry, file, (path) => lineOfPath(text, path, at));
    if (ids.has(set.id))
      throw new ArchiveError(file, lineAt(text, at), `the set ${set.id} is there twice`);
    ids.add(set.id);
    from = at + 1;
    return {
      id: set.id,
      name: set.name,
      description: set.description,
      type: set.type,
      content: set.content,
      isPrivate: set.private,
      createdBy: set.created_by,
      createdDate: MADE,
      members: set.members,
    };
  });
}

function idOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return undefined;
  return typeof entry.id === 'string' ? entry.id : undefined;
}

function readLines<T>(
  text: string,
  file: string,
  schema: Schema<T>,
): readonly { readonly value: T; readonly line: number }[] {
  const entries: { readonly value: T; readonly line: number }[] = [];
  text.split('\n').forEach((content, i) => {
    if (content.trim() === '') return;
    const line = i + 1;
    entries.push({ value: check(schema, parseJson(content, file, line), file, () => line), line });
  });
  return entries;
}

function parseJson(text: string, file: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const at = lineAt(text, Number(position ?? text.length));
    throw new ArchiveError(file, line ?? at, 'the text is not JSON');
  }
}

function check<T>(
  schema: Schema<T>,
  value: unknown,
  file: string,
  lineOf: (path: readonly string[]) => number,
): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? '';
  const reason =
    issue.expected === 'never'
      ? `there is no key "${path}" in an archive`
      : `${path === '' ? 'the entry' : `"${path}"`} is wrong: ${issue.message}`;
  throw new ArchiveError(file, lineOf(path.split('.')), reason);
}

/** The line of the key at the end of the path, or of the last one on the way that is there. */
function lineOfPath(text: string, path: readonly string[], from = 0): number {
  let at = from;
  for (const key of path) {
    const found = text.indexOf(`"${key}"`, at);
    if (found < 0) break;
    at = found;
  }
  return lineAt(text, at);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}
