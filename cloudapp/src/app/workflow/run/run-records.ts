import type { Configuration } from '../../core/configuration/configuration';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { Verdict } from '../../core/verdict/verdict';
import { SetCheck } from '../check/set-check';
import { HandleCheck, type HandleQuestion } from '../handle-check/handle-check';
import { readBaseline } from './baseline';
import type { Samples } from './gates';
import { membersHash } from './members-hash';
import type { RunPorts } from './run-ports';
import type { Problem, RunState } from './run-state';

/** Most titles that are sampled after register. */
const SAMPLE_SIZE = 20;

/** The records of a run could not all be read: what would follow from them is not known. */
export class RecordsUnreadError extends Error {
  override name = 'RecordsUnreadError';

  constructor(
    readonly unread: number,
    options?: ErrorOptions,
  ) {
    super(`${String(unread)} records of the run's set could not be read.`, options);
  }
}

/** The set does not hold the titles of the run any more: what is read there proves nothing of it. */
export class MembersChangedError extends Error {
  override name = 'MembersChangedError';

  constructor(
    readonly wanted: number,
    readonly found: number,
  ) {
    super(
      `The run's set has ${String(found)} members, or other ones, instead of ${String(wanted)}.`,
    );
  }
}

/** Why the records of a run say nothing now; `undefined` where the error is of another kind. */
export function problemOfReading(error: unknown): Problem | undefined {
  if (error instanceof RecordsUnreadError) {
    return { id: 'records-unread', with: { n: error.unread } };
  }
  if (error instanceof MembersChangedError) {
    return { id: 'members-differ', with: { wanted: error.wanted, found: error.found } };
  }
  return undefined;
}

/** What was found of a run's handles at its end. */
export interface HandleFindings {
  readonly records: readonly JudgedRecord[];
  readonly check: HandleCheck;
  readonly newlyBroken: readonly MmsId[];
}

/** The records of a run's set, read when they are needed, and their handles. */
export class RunRecords {
  private kept: readonly JudgedRecord[] = [];
  /** The check under way, for the screen. */
  check: HandleCheck | undefined;

  constructor(
    private readonly ports: RunPorts,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Reads all records of the set anew.
   * @throws RecordsUnreadError when not every one came; MembersChangedError when they are other ones
   */
  async readAll(run: RunState, signal: AbortSignal): Promise<readonly JudgedRecord[]> {
    const { reader, pacing } = this.ports;
    const subject = {
      kind: 'set',
      setId: run.set.id,
      content: 'IED',
      size: run.set.size,
    } as const;
    const check = new SetCheck({ reader, pacing }, subject, this.configuration);
    const onAbort = (): void => check.cancel();
    signal.addEventListener('abort', onAbort, { once: true });
    await check.start();
    signal.removeEventListener('abort', onAbort);
    signal.throwIfAborted();
    const { phase, failure, summary } = check.snapshot;
    if (phase !== 'done') throw new RecordsUnreadError(run.set.size, { cause: failure });
    if (summary.unreadable > 0) throw new RecordsUnreadError(summary.unreadable);
    const mmsIds = mmsIdsOf(check.records);
    if (membersHash(mmsIds) !== run.set.membersHash) {
      throw new MembersChangedError(run.set.size, mmsIds.length);
    }
    this.kept = check.records;
    return this.kept;
  }

  /** The records as last read; read now when they were not yet. */
  async known(run: RunState, signal: AbortSignal): Promise<readonly JudgedRecord[]> {
    return this.kept.length > 0 ? this.kept : this.readAll(run, signal);
  }

  /** Asks the handles' own server for up to 20 titles that did not resolve before. */
  async sample(run: RunState, signal: AbortSignal): Promise<Samples> {
    const isNew = run.way === 'new';
    const records = isNew ? await this.readAll(run, signal) : await this.known(run, signal);
    const before = readBaseline(run.baseline, mmsIdsOf(records));
    // Only what was seen not to resolve can show by resolving that this set was the one that ran.
    const candidates = records.filter(
      ({ mmsId, handle }) =>
        mmsId !== undefined && handle !== undefined && (isNew || isBroken(before.get(mmsId))),
    );
    const chosen = spread(candidates, SAMPLE_SIZE);
    const { sites } = this.configuration;
    const check = new HandleCheck(this.ports.handleServer, { sites, authoritative: true });
    await runCheck(check, signal, () => check.start(questionsFor(chosen)));
    // NOTE A title that could not be asked was not sampled: it proves nothing either way.
    const { right, unchecked } = check.snapshot.counts;
    const lost = isNew ? Math.min(SAMPLE_SIZE, records.length) - chosen.length : 0;
    return { asked: chosen.length - unchecked + lost, right };
  }

  /** Asks for every handle of the set, past the proxy's cache. */
  async checkAll(run: RunState, signal: AbortSignal): Promise<HandleFindings> {
    const records = await this.readAll(run, signal);
    const { sites } = this.configuration;
    const check = new HandleCheck(this.ports.handleServer, { sites, authoritative: true });
    this.check = check;
    await runCheck(check, signal, () => check.start(questionsFor(records)));
    return findingsOf(run, records, check);
  }

  /** Asks once more for those that did not lead to their record. */
  async checkFailing(
    run: RunState,
    { records, check }: HandleFindings,
    signal: AbortSignal,
  ): Promise<HandleFindings> {
    const failing = records.map(keyOf).filter((key) => {
      const verdict = check.verdictOf(key)?.verdict;
      return verdict !== undefined && verdict !== 'right';
    });
    await runCheck(check, signal, () => check.askAgain(failing));
    return findingsOf(run, records, check);
  }
}

/** What a check found, against what was known before the run. */
function findingsOf(
  run: RunState,
  records: readonly JudgedRecord[],
  check: HandleCheck,
): HandleFindings {
  const before = readBaseline(run.baseline, mmsIdsOf(records));
  const newlyBroken = records.flatMap((record) => {
    const { mmsId } = record;
    if (mmsId === undefined || before.get(mmsId) !== 'right') return [];
    const now = check.verdictOf(keyOf(record))?.verdict;
    return isBroken(now) ? [mmsId] : [];
  });
  return { records, check, newlyBroken };
}

/** The key under which a record's verdict is filed. */
export function keyOf({ position }: JudgedRecord): string {
  return String(position);
}

function isBroken(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict !== 'right' && verdict !== 'unchecked';
}

function questionsFor(records: readonly JudgedRecord[]): readonly HandleQuestion[] {
  return records.flatMap((record) =>
    record.mmsId === undefined || record.handle === undefined
      ? []
      : [{ key: keyOf(record), mmsId: record.mmsId, handle: record.handle }],
  );
}

async function runCheck(
  check: HandleCheck,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  const onAbort = (): void => check.cancel();
  signal.addEventListener('abort', onAbort, { once: true });
  await work();
  signal.removeEventListener('abort', onAbort);
  signal.throwIfAborted();
}

function mmsIdsOf(records: readonly JudgedRecord[]): readonly MmsId[] {
  return records.flatMap(({ mmsId }) => mmsId ?? []);
}

/** Some of all, evenly over the whole: the set's end is as telling as its beginning. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]).filter(
    (one) => one !== undefined,
  );
}
