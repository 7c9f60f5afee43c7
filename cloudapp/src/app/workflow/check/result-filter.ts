import { isInCluster, type ClusterKey } from '../../core/cluster/cluster';
import type { Change } from '../../core/compare/compare-reports';
import type { Outcome } from '../../core/outcome/outcome';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { Finding, RecordState } from '../../core/state/record-state';
import type { Verdict } from '../../core/verdict/verdict';
import { WorkSlices } from '../long-work/work-slices';

/** A row of the list: a record and what is known of its handle. */
export interface ResultRow {
  readonly record: JudgedRecord;
  readonly verdict: Verdict | undefined;
  readonly outcome: Outcome | undefined;
  /** Since an earlier report; left out while there is none to compare with. */
  readonly change?: Change | undefined;
}

/** What is shown: within a kind any of the chosen, every kind together; an empty kind lets all pass. */
export interface ResultFilter {
  readonly states: ReadonlySet<RecordState>;
  readonly findings: ReadonlySet<Finding>;
  readonly verdicts: ReadonlySet<Verdict>;
  readonly outcomes: ReadonlySet<Outcome>;
  readonly changes: ReadonlySet<Change>;
  /** Only records with a bad handle that have this in common. */
  readonly cluster: ClusterKey | undefined;
  /** Words that all stand in the title, handle, MMS ID or numbers of a record. */
  readonly text: string;
}

export type SortBy = 'position' | 'title' | 'handle' | 'state';

export interface ResultSort {
  readonly by: SortBy;
  readonly descending: boolean;
}

export const NO_FILTER: ResultFilter = {
  states: new Set(),
  findings: new Set(),
  verdicts: new Set(),
  outcomes: new Set(),
  changes: new Set(),
  cluster: undefined,
  text: '',
};

/**
 * The rows that pass, as indexes in the order wished for. Works in slices, so that 100,000 rows do not
 * hold up the page.
 * @throws the signal's reason when another filter has come meanwhile
 */
export async function filterResults(
  count: number,
  rowAt: (index: number) => ResultRow,
  filter: ResultFilter,
  sort: ResultSort,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const slices = new WorkSlices();
  if (!isFiltering(filter) && sort.by === 'position') return everyIndex(count, sort.descending);
  const passes = passesFor(filter);
  const found = new Uint32Array(count);
  const keys: string[] = [];
  let length = 0;
  for (let index = 0; index < count; index++) {
    const row = rowAt(index);
    if (passes(row)) {
      if (sort.by !== 'position') keys.push(keyOf(row.record, sort.by));
      found[length++] = index;
    }
    if ((index & 255) === 0 && slices.isOver) {
      await slices.breathe();
      signal.throwIfAborted();
    }
  }
  const rows = found.subarray(0, length);
  if (sort.by === 'position') return sort.descending ? rows.reverse() : rows;
  const order = await sortInSlices(keys, sort.descending, slices, signal);
  return order.map((at) => rows[at] ?? 0);
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: ResultFilter): boolean {
  const { states, findings, verdicts, outcomes, changes, cluster, text } = filter;
  const chosen = [states, findings, verdicts, outcomes, changes].some(({ size }) => size > 0);
  return chosen || cluster !== undefined || text.trim() !== '';
}

function everyIndex(count: number, descending: boolean): Uint32Array {
  const indexes = new Uint32Array(count);
  for (let at = 0; at < count; at++) indexes[at] = descending ? count - 1 - at : at;
  return indexes;
}

function passesFor(filter: ResultFilter): (row: ResultRow) => boolean {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const { states, findings, verdicts, outcomes, changes, cluster } = filter;
  return ({ record, verdict, outcome, change }) =>
    (states.size === 0 || states.has(record.state)) &&
    (findings.size === 0 || record.findings.some((finding) => findings.has(finding))) &&
    (verdicts.size === 0 || (verdict !== undefined && verdicts.has(verdict))) &&
    (outcomes.size === 0 || (outcome !== undefined && outcomes.has(outcome))) &&
    (changes.size === 0 || (change !== undefined && changes.has(change))) &&
    (cluster === undefined || isInCluster({ record, verdict }, cluster)) &&
    (words.length === 0 || hasWords(record, words));
}

function hasWords(record: JudgedRecord, words: readonly string[]): boolean {
  const text = [
    record.title,
    record.mmsId ?? '',
    record.handle ?? '',
    ...record.handles.map(({ handle }) => handle),
    ...record.localNumbers,
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** NOTE Numbers in a key are padded, so that 11084/9 comes before 11084/10 without a slow collation. */
function keyOf(record: JudgedRecord, by: SortBy): string {
  if (by === 'state') return record.state;
  const text = by === 'title' ? record.title : (record.handle ?? '\uffff');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\d{1,15}/g, (digits) => digits.padStart(15, '0'));
}

/** A merge sort from small runs up, stable, that lets the page have its turn. */
async function sortInSlices(
  keys: readonly string[],
  descending: boolean,
  slices: WorkSlices,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const sign = descending ? -1 : 1;
  const compare = (a: number, b: number): number => {
    const left = keys[a] ?? '';
    const right = keys[b] ?? '';
    return left < right ? -sign : left > right ? sign : a - b;
  };
  let from = Uint32Array.from(keys.keys());
  let into = new Uint32Array(keys.length);
  const run = 512;
  for (let start = 0; start < keys.length; start += run) {
    from.subarray(start, start + run).sort(compare);
    if (!slices.isOver) continue;
    await slices.breathe();
    signal.throwIfAborted();
  }
  for (let width = run; width < keys.length; width *= 2) {
    for (let start = 0; start < keys.length; start += 2 * width) {
      const middle = Math.min(start + width, keys.length);
      const end = Math.min(start + 2 * width, keys.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const a = from[left] ?? 0;
        const b = from[right] ?? 0;
        const takesLeft = left < middle && (right >= end || compare(a, b) <= 0);
        into[at] = takesLeft ? a : b;
        if (takesLeft) left++;
        else right++;
        if ((at & 1023) === 0 && slices.isOver) {
          await slices.breathe();
          signal.throwIfAborted();
        }
      }
    }
    [from, into] = [into, from];
  }
  return from;
}
