import { isMmsId, type MmsId } from '../../core/identifiers/mms-id';
import { fingerprintOf } from '../../core/state/fingerprint';
import type { PlannedRepair } from './planned-repair';
import type { RepairRow } from './repair-run';
import { isSettled } from './repair-result';

/** The key in the Store under which a repair run is kept. */
export const REPAIR_JOURNAL_KEY = 'repair-run';

/** Where a repair run stands, so that it can go on after a reload. At most 20 kB. */
export interface RepairJournal {
  readonly version: 1;
  readonly startedAt: number;
  readonly settled: number;
  /** How many are not settled and found no room in `open`. */
  readonly unlisted: number;
  readonly open: readonly OpenRepair[];
}

/** A repair that was reviewed and is not settled yet. */
export interface OpenRepair {
  readonly mmsId: MmsId;
  /** Fingerprint of the XML before and after, as reviewed. */
  readonly review: string;
}

const MOST_CHARACTERS = 18_000;

/** @returns `undefined` when nothing is open any more */
export function journalOf(
  rows: readonly RepairRow[],
  startedAt: number,
): RepairJournal | undefined {
  const open: OpenRepair[] = [];
  let unlisted = 0;
  let settled = 0;
  let length = 0;
  // Those under way first: their outcome is what a reload must settle.
  const inOrder = [...rows].sort((a, b) => Number(isWriting(b)) - Number(isWriting(a)));
  for (const { repair, outcome } of inOrder) {
    // A record that somebody changed was left alone for good: it is not what was reviewed any more.
    if (isSettled(outcome.result) || outcome.result === 'changed') {
      settled++;
      continue;
    }
    const entry = { mmsId: repair.mmsId, review: reviewOf(repair) };
    length += JSON.stringify(entry).length + 1;
    if (length > MOST_CHARACTERS) unlisted++;
    else open.push(entry);
  }
  return open.length === 0 ? undefined : { version: 1, startedAt, settled, unlisted, open };
}

/**
 * Reads what was kept.
 * @returns `undefined` for nothing, and for what is no journal of this version
 */
export function readRepairJournal(stored: unknown): RepairJournal | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(stored));
  const startedAt = fields.get('startedAt');
  const settled = fields.get('settled');
  const unlisted = fields.get('unlisted');
  const open = fields.get('open');
  if (fields.get('version') !== 1 || !Array.isArray(open)) return undefined;
  const isWhole =
    typeof startedAt === 'number' && typeof settled === 'number' && typeof unlisted === 'number';
  if (!isWhole || !open.every(isOpenRepair)) return undefined;
  return { version: 1, startedAt, settled, unlisted, open };
}

/** Of repairs planned anew after a reload, those that are the very ones that were reviewed. */
export function stillAsReviewed(
  planned: readonly PlannedRepair[],
  journal: RepairJournal,
): readonly PlannedRepair[] {
  const reviews = new Map(journal.open.map(({ mmsId, review }) => [mmsId, review]));
  return planned.filter((repair) => reviews.get(repair.mmsId) === reviewOf(repair));
}

/** Reviews that were computed: the journal is written again and again over the same repairs. */
const known = new WeakMap<PlannedRepair, string>();

/** Tells one reviewed change from any other. */
export function reviewOf(repair: PlannedRepair): string {
  let review = known.get(repair);
  if (review === undefined) {
    review = `${fingerprintOf(repair.xml)}>${fingerprintOf(repair.after)}`;
    known.set(repair, review);
  }
  return review;
}

function isWriting({ outcome }: RepairRow): boolean {
  return outcome.result === 'writing';
}

function isOpenRepair(value: unknown): value is OpenRepair {
  return (
    typeof value === 'object' &&
    value !== null &&
    'mmsId' in value &&
    'review' in value &&
    typeof value.mmsId === 'string' &&
    isMmsId(value.mmsId) &&
    typeof value.review === 'string'
  );
}
