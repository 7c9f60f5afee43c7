import type { MmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { RecordState } from '../../core/state/record-state';
import type { Verdict } from '../../core/verdict/verdict';
import type { Way } from '../run/run-state';

/** The states that may enter each way: an allow-list, everything else stays out. */
const ALLOWED: Record<Way, readonly RecordState[]> = {
  existing: ['ready', 'copy-needed'],
  new: ['none'],
};

/** Why a record stays out: its state, or what its handle does now. */
export type StaysOut =
  RecordState | 'already-right' | 'wrong-record' | 'ns-prefix' | 'other-route' | 'no-copy-job';

/** Who goes into a run, and who stays out with which reason. */
export interface Entry {
  readonly enters: readonly JudgedRecord[];
  readonly staysOut: readonly { readonly record: JudgedRecord; readonly reason: StaysOut }[];
  /** Those whose handle leads to another record: each is confirmed by itself. */
  readonly toConfirm: readonly JudgedRecord[];
}

export interface EntryOptions {
  readonly way: Way;
  readonly routeId: string;
  /** Whether the route has a copy job: without one `copy-needed` stays out. */
  readonly hasCopyJob: boolean;
  /** Whether titles whose handle already leads to them go in, too. */
  readonly includesRight: boolean;
  /** Records of which a person said that the other title is gone or wrong. */
  readonly confirmed: ReadonlySet<MmsId>;
  readonly verdictOf: (record: JudgedRecord) => Verdict | undefined;
}

/** Sorts the records of a set into those that enter a run and those that stay out. */
export function chooseEntry(records: readonly JudgedRecord[], options: EntryOptions): Entry {
  const enters: JudgedRecord[] = [];
  const staysOut: { record: JudgedRecord; reason: StaysOut }[] = [];
  const toConfirm: JudgedRecord[] = [];
  const seen = new Set<MmsId>();
  for (const record of records) {
    if (record.mmsId !== undefined && seen.has(record.mmsId)) continue;
    if (record.mmsId !== undefined) seen.add(record.mmsId);
    const reason = reasonToStayOut(record, options);
    // Confirmed or not: what was confirmed can be taken back.
    const isInDoubt = reason === undefined || reason === 'wrong-record';
    if (isInDoubt && options.verdictOf(record) === 'wrong-record') toConfirm.push(record);
    if (reason === undefined) enters.push(record);
    else staysOut.push({ record, reason });
  }
  return { enters, staysOut, toConfirm };
}

/** Why a record stays out; `undefined`: it enters. */
export function reasonToStayOut(record: JudgedRecord, options: EntryOptions): StaysOut | undefined {
  const { way, routeId, hasCopyJob, includesRight, confirmed, verdictOf } = options;
  if (record.mmsId === undefined || !ALLOWED[way].includes(record.state)) return record.state;
  if (record.routeId !== routeId) return 'other-route';
  if (record.findings.includes('ns-prefix')) return 'ns-prefix';
  if (record.state === 'copy-needed' && !hasCopyJob) return 'no-copy-job';
  const verdict = verdictOf(record);
  if (verdict === 'wrong-record' && !confirmed.has(record.mmsId)) return 'wrong-record';
  return verdict === 'right' && !includesRight ? 'already-right' : undefined;
}

/** Titles for a pilot: of each state that enters, up to the number wished for, in set order. */
export function choosePilot(
  enters: readonly JudgedRecord[],
  size: number,
): readonly JudgedRecord[] {
  const byState = new Map<RecordState, JudgedRecord[]>();
  for (const record of enters) {
    byState.set(record.state, [...(byState.get(record.state) ?? []), record]);
  }
  const queues = [...byState.values()];
  const chosen: JudgedRecord[] = [];
  for (let i = 0; chosen.length < Math.min(size, enters.length); i++) {
    const record = queues[i % queues.length]?.shift();
    if (record !== undefined) chosen.push(record);
  }
  return chosen.sort((a, b) => a.position - b.position);
}

/** How many stay out for which reason, in the order in which the reasons come up. */
export function countReasons({
  staysOut,
}: Entry): readonly { readonly reason: StaysOut; readonly n: number }[] {
  const counts = new Map<StaysOut, number>();
  for (const { reason } of staysOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, n]) => ({ reason, n }));
}

/** The titles that a person confirmed, with this one or without it. */
export function withConfirmed(
  former: ReadonlySet<MmsId>,
  mmsId: MmsId,
  isConfirmed: boolean,
): ReadonlySet<MmsId> {
  const next = new Set(former);
  if (isConfirmed) next.add(mmsId);
  else next.delete(mmsId);
  return next;
}
