import type { Alma } from '../../alma/port/alma';
import type { PrimoSite } from '../../core/verdict/verdict';
import type { Handle } from '../../core/handle/handle';
import { prefixOf } from '../../core/handle/handle-parts';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import { isRecordFormat, type RecordFormat } from '../../core/record/record-format';
import { readRecord } from '../../core/record/read-record';
import { readTarget } from '../../core/verdict/read-target';
import type { HandleServer } from '../../resolver/handle-server';

/** How many records are looked at: enough to see how the institution does it, one call to read. */
export const SAMPLE_SIZE = 10;

/** What a record tells about how the institution does things. */
export interface SampleRecord {
  readonly mmsId: MmsId;
  readonly title: string;
  readonly format: string;
  readonly localNumbers: readonly string[];
  readonly handles: readonly Handle[];
}

/** Reads the first records of a set. @throws AlmaError */
export async function readSample(
  alma: Alma,
  setId: string,
  signal?: AbortSignal,
): Promise<readonly SampleRecord[]> {
  const { rows } = await alma.readMembers(setId, 0, SAMPLE_SIZE, signal);
  if (rows.length === 0) return [];
  const bibs = await alma.readBibs(
    rows.map(({ mmsId }) => mmsId),
    signal,
  );
  return bibs.map(sampleOf);
}

/** Handles are looked for with no prefix in mind: only those with an address or a scheme are seen. */
function sampleOf(bib: BibRecord): SampleRecord {
  const { mmsId, title, format } = bib;
  const reading = readRecord(bib, []);
  if ('broken' in reading) return { mmsId, title, format, localNumbers: [], handles: [] };
  const handles = reading.places.flatMap(({ parsed, identifies }) =>
    parsed.handle !== null && identifies && parsed.form !== 'doi-url' ? [parsed.handle] : [],
  );
  return { mmsId, title, format, localNumbers: reading.localNumbers, handles };
}

/** The prefix that most handles of the records have; `undefined` where they have none. */
export function prefixAmong(records: readonly SampleRecord[]): string | undefined {
  const counts = new Map<string, number>();
  for (const prefix of records.flatMap(({ handles }) => handles.map(prefixOf))) {
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** The formats of the records that the app can read. */
export function formatsAmong(records: readonly SampleRecord[]): readonly RecordFormat[] {
  return [...new Set(records.map(({ format }) => format))].filter(isRecordFormat);
}

/**
 * Where the records' handles lead: the first that leads to its own record's page tells the site.
 * At most three are asked. @throws HandleServerError when the server could not be asked
 */
export async function siteAmong(
  server: HandleServer,
  records: readonly SampleRecord[],
  signal?: AbortSignal,
): Promise<PrimoSite | undefined> {
  const known = records.filter(({ handles }) => handles.length === 1).slice(0, 3);
  for (const { mmsId, handles } of known) {
    const [handle] = handles;
    if (handle === undefined) continue;
    const answer = await server.ask(handle, false, signal);
    const [url = ''] = answer.kind === 'registered' ? answer.urls : [];
    const target = readTarget(url);
    if (target?.mmsId === mmsId) return { domain: target.domain, view: target.view };
  }
  return undefined;
}
