import type { Alma } from '../../alma/port/alma';
import type { MmsId } from '../../core/identifiers/mms-id';
import { Announcer } from '../long-work/announcer';
import { PauseGate } from '../long-work/pause-gate';
import { ProgressMeter, type Progress } from '../long-work/progress-meter';
import type { WorkPhase } from '../long-work/work-phase';
import type { PlannedRepair } from './planned-repair';
import { isSettled, mayBeRetried, type RepairOutcome, type RepairResult } from './repair-result';
import { noteTried, trustOf, type RepairTrust } from './unlock';
import { writeRecord } from './write-record';

export interface RepairRow {
  readonly repair: PlannedRepair;
  readonly outcome: RepairOutcome;
}

export interface RepairRunSnapshot {
  /** `failed`: a record was read back and is not as reviewed, or the user may not write (any more). */
  readonly phase: WorkPhase;
  readonly progress: Progress;
  readonly rows: readonly RepairRow[];
  /** How many ended in which way. */
  readonly counts: Readonly<Partial<Record<RepairResult, number>>>;
  /** The row that stopped everything; `undefined` otherwise. */
  readonly stoppedBy: RepairRow | undefined;
  /** A fault of the app itself; `undefined` otherwise. */
  readonly failure: unknown;
}

export interface RepairRunPorts {
  readonly alma: Alma;
  /** Keeps where the run stands, after every record; its failure does not stop the run. */
  readonly keep: (rows: readonly RepairRow[]) => void;
  readonly trust: {
    read(): RepairTrust;
    write(trust: RepairTrust): void;
  };
}

/**
 * Records under way at once; never twice the same. As few as keep Alma's allowance busy at a second
 * a call: whatever stops the run leaves no more than these to be carried to their end.
 */
const AT_ONCE = 6;

const WAITING: RepairOutcome = { result: 'waiting', at: 0, code: '', message: '', trackingId: '' };

/**
 * Writes what was reviewed, record by record. The person confirms first that the before-images are saved; the
 * first repair of each format waits for a person's eye before the rest of that format is written.
 */
export class RepairRun {
  private readonly announcer = new Announcer();
  private readonly gate = new PauseGate();
  private readonly meter = new ProgressMeter();
  private readonly outcomes = new Map<MmsId, RepairOutcome>();
  private readonly repairs: readonly PlannedRepair[];
  private stop: AbortController | undefined;
  private phase: WorkPhase = 'idle';
  private areImagesSaved = false;
  private stoppedBy: RepairRow | undefined;
  private failure: unknown;
  private seen: RepairRunSnapshot | undefined;

  constructor(
    private readonly ports: RepairRunPorts,
    repairs: readonly PlannedRepair[],
  ) {
    // NOTE Never two writes on one record, whatever the selection says.
    this.repairs = [...new Map(repairs.map((repair) => [repair.mmsId, repair])).values()];
  }

  get snapshot(): RepairRunSnapshot {
    if (this.seen === undefined) {
      const rows = this.rows;
      const counts: Partial<Record<RepairResult, number>> = {};
      for (const { outcome } of rows) counts[outcome.result] = (counts[outcome.result] ?? 0) + 1;
      this.seen = {
        phase: this.phase,
        progress: this.meter.progress,
        rows,
        counts,
        stoppedBy: this.stoppedBy,
        failure: this.failure,
      };
    }
    return this.seen;
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  /** The person says that the file with the before-images is there; the app cannot know. */
  confirmBeforeImages(): void {
    this.areImagesSaved = true;
  }

  /** Writes what is waiting. Does nothing before the before-images are confirmed. */
  async start(): Promise<void> {
    await this.run((result) => result === 'waiting' || result === 'awaits-confirmation');
  }

  /** Tries once more those that can be tried; each is read and compared before. */
  async retryFailed(): Promise<void> {
    await this.run(mayBeRetried);
  }

  pause(): void {
    if (this.phase !== 'running') return;
    this.gate.pause();
    this.meter.stop();
    this.become('paused');
  }

  resume(): void {
    if (this.phase !== 'paused') return;
    this.meter.start(this.meter.progress.total);
    this.gate.resume();
    this.become('running');
  }

  /** Begins no more records; those under way are written, read back and compared. */
  cancel(): void {
    this.stop?.abort();
    this.gate.resume();
  }

  private get rows(): readonly RepairRow[] {
    return this.repairs.map((repair) => ({
      repair,
      outcome: this.outcomes.get(repair.mmsId) ?? WAITING,
    }));
  }

  private async run(isWanted: (result: RepairResult) => boolean): Promise<void> {
    const isBusy = this.phase === 'running' || this.phase === 'paused';
    if (isBusy || !this.areImagesSaved || this.stoppedBy?.outcome.result === 'differs') return;
    const stop = new AbortController();
    this.stop = stop;
    this.stoppedBy = undefined;
    const wanted = this.rows.filter(({ outcome }) => isWanted(outcome.result));
    const now = this.holdBackUnconfirmed(wanted.map(({ repair }) => repair));
    for (const { mmsId } of now) this.letWait(mmsId);
    this.meter.start(this.meter.progress.done + now.length);
    this.become('running');
    const queue = now[Symbol.iterator]();
    const ends = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, async () => {
        for (const repair of queue) {
          await this.gate.pass(stop.signal);
          await this.writeOne(repair, stop);
        }
      }),
    );
    this.failure = ends.find(
      (end): end is PromiseRejectedResult =>
        end.status === 'rejected' && end.reason !== stop.signal.reason,
    )?.reason;
    this.meter.stop();
    this.gate.resume();
    const hasFailed = this.stoppedBy !== undefined || this.failure !== undefined;
    this.become(hasFailed ? 'failed' : stop.signal.aborted ? 'cancelled' : 'done');
  }

  /** Of a format that nobody confirmed yet one record may be written, and in a selection of several no more. */
  private holdBackUnconfirmed(repairs: readonly PlannedRepair[]): readonly PlannedRepair[] {
    const trust = this.ports.trust.read();
    const counts = new Map<string, number>();
    for (const { before } of this.repairs) {
      counts.set(before.format, (counts.get(before.format) ?? 0) + 1);
    }
    const taken = new Set<string>();
    return repairs.filter(({ mmsId, before: { format }, kind }) => {
      const { kind: known } = trustOf(trust, format);
      const isAlone = counts.get(format) === 1;
      const isFirst = known === 'untried' && !taken.has(format);
      taken.add(format);
      // An undo writes back what Alma itself had stored.
      if (kind === 'undo' || known === 'confirmed' || isAlone || isFirst) return true;
      this.outcomes.set(mmsId, { ...WAITING, result: 'awaits-confirmation' });
      return false;
    });
  }

  /** It waits for its turn now, and for nobody's word any more. */
  private letWait(mmsId: MmsId): void {
    const isHeldBack = this.outcomes.get(mmsId)?.result === 'awaits-confirmation';
    if (isHeldBack) this.outcomes.set(mmsId, WAITING);
  }

  private async writeOne(repair: PlannedRepair, stop: AbortController): Promise<void> {
    this.note(repair, { ...WAITING, result: 'writing', at: Date.now() });
    let outcome: RepairOutcome;
    try {
      outcome = await writeRecord(this.ports.alma, repair, stop.signal);
    } catch (error) {
      // Stopped before the write, or a fault of the app; after a write nothing is thrown for being stopped.
      const isStopped = error === stop.signal.reason;
      this.note(repair, isStopped ? WAITING : { ...WAITING, result: 'unverified', at: Date.now() });
      if (!isStopped) this.cancel();
      throw error;
    }
    this.note(repair, outcome);
    this.meter.add();
    if (isSettled(outcome.result) && repair.kind !== 'undo') {
      const { trust } = this.ports;
      trust.write(noteTried(trust.read(), repair.before.format, repair.mmsId));
    }
    if (outcome.result !== 'differs' && outcome.result !== 'unauthorized') return;
    this.stoppedBy ??= { repair, outcome };
    this.cancel();
  }

  private note(repair: PlannedRepair, outcome: RepairOutcome): void {
    this.outcomes.set(repair.mmsId, outcome);
    this.seen = undefined;
    this.ports.keep(this.rows);
    this.announcer.changed();
  }

  private become(phase: WorkPhase): void {
    this.phase = phase;
    this.seen = undefined;
    this.announcer.changedNow();
  }
}
