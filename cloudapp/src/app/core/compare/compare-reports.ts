import { isMmsId, type MmsId } from '../identifiers/mms-id';
import type { PreviousRow } from '../report/read-report';
import type { ReportRow } from '../report/report-row';

/** What became of a record's handle between two checks, in the order in which it is shown. */
export const CHANGES = [
  'newly-broken',
  'fixed',
  'still-broken',
  'left-set',
  'new',
  'unchanged',
] as const;

export type Change = (typeof CHANGES)[number];

/** What a comparison needs of a record now. */
export type CurrentRow = Pick<ReportRow, 'mms_id' | 'title' | 'handle' | 'verdict'>;

/** One record, then and now. */
export interface ComparedRow {
  readonly mmsId: MmsId;
  readonly title: string;
  readonly change: Change;
  /** Whether its handle led to it then; `undefined`: not known, or not there. */
  readonly wasRight: boolean | undefined;
  readonly isRight: boolean | undefined;
  readonly previousHandle: string;
  readonly handle: string;
}

export interface Comparison {
  readonly counts: Readonly<Record<Change, number>>;
  /** The records of now in their order, then those that left the set. */
  readonly rows: readonly ComparedRow[];
}

/**
 * Compares a check with an earlier one. A handle that could not be asked counts as broken in neither:
 * from unknown to broken is newly broken, from broken to unknown is no change that anybody saw.
 * Records without a readable MMS ID cannot be compared and are left out.
 * @param knewSites whether the earlier check looked at the site, too: CABB's did not, and what led to its
 *   record on another site was right to it
 */
export function compareReports(
  previous: readonly PreviousRow[],
  current: readonly CurrentRow[],
  knewSites = true,
): Comparison {
  const before = new Map(previous.map((row) => [row.mmsId, row]));
  const rows = new Map<MmsId, ComparedRow>();
  for (const row of current) {
    const mmsId = row.mms_id;
    if (isMmsId(mmsId) && !rows.has(mmsId))
      rows.set(mmsId, compare(mmsId, before.get(mmsId), row, knewSites));
  }
  for (const row of previous) {
    if (!rows.has(row.mmsId)) rows.set(row.mmsId, compare(row.mmsId, row, undefined, knewSites));
  }
  const counts: Record<Change, number> = {
    'newly-broken': 0,
    fixed: 0,
    'still-broken': 0,
    'left-set': 0,
    new: 0,
    unchanged: 0,
  };
  for (const { change } of rows.values()) counts[change]++;
  return { counts, rows: [...rows.values()] };
}

function compare(
  mmsId: MmsId,
  before: PreviousRow | undefined,
  now: CurrentRow | undefined,
  knewSites: boolean,
): ComparedRow {
  const wasRight = before?.isRight;
  const mayBeAsBefore = !knewSites && wasRight === true && now?.verdict === 'wrong-site';
  const isRight = now === undefined || mayBeAsBefore ? undefined : rightnessOf(now.verdict);
  return {
    mmsId,
    title: now?.title ?? before?.title ?? '',
    change: changeOf(before !== undefined, wasRight, now !== undefined, isRight),
    wasRight,
    isRight,
    previousHandle: before?.handle ?? '',
    handle: now?.handle ?? '',
  };
}

function changeOf(
  wasThere: boolean,
  wasRight: boolean | undefined,
  isThere: boolean,
  isRight: boolean | undefined,
): Change {
  if (!isThere) return 'left-set';
  if (!wasThere) return 'new';
  if (isRight === false) return wasRight === false ? 'still-broken' : 'newly-broken';
  return isRight === true && wasRight === false ? 'fixed' : 'unchanged';
}

function rightnessOf(verdict: string): boolean | undefined {
  return verdict === '' || verdict === 'unchecked' ? undefined : verdict === 'right';
}
