import type { Configuration } from '../../core/configuration/configuration';
import { judgeRecord } from '../../core/state/judge-record';
import { asDuplicate, HandleBearers } from '../../core/state/judge-set';
import type { JudgedRecord } from '../../core/state/judged-record';
import { Announcer } from '../long-work/announcer';
import { ProgressMeter, type Progress } from '../long-work/progress-meter';
import type { WorkPhase } from '../long-work/work-phase';
import { WorkSlices } from '../long-work/work-slices';
import { Detacher } from './detached-record';
import { LiveCounts, type CheckCounts } from './live-counts';
import type { MemberBatch, MemberSource } from './member-source';

/** A check as it stands at one moment. */
export interface SetCheckSnapshot {
  readonly phase: WorkPhase;
  readonly progress: Progress;
  readonly counts: CheckCounts;
  /** Grows with every change of the records. */
  readonly revision: number;
  readonly summary: CheckSummary;
  /** Why the check ended before its end; AlmaError most of the time. */
  readonly failure: unknown;
}

/** Numbers that tell whether everything was read. */
export interface CheckSummary {
  /** How many members the set has, as Alma says. */
  readonly asked: number;
  /** Records that came. */
  readonly read: number;
  /** Members that could not be read, each of them named in the list. */
  readonly unreadable: number;
  /** Members that stood in the pages more than once; counted once. */
  readonly twiceInPages: number;
  /** Whether the check ended and the members do not add up to the size of the set. */
  readonly differsFromSize: boolean;
}

export interface SetCheckOptions {
  readonly configuration: Configuration;
  /** How many members are expected: the size of the set, or the length of the list. */
  readonly size: number;
}

/**
 * Reads a set and judges every record of it, while the page stays quick. Pausing and cancelling keep
 * what was read; what could not be read can be asked for again.
 */
export class SetCheck {
  private readonly announcer = new Announcer();
  private readonly meter = new ProgressMeter();
  private readonly counts = new LiveCounts();
  private readonly bearers = new HandleBearers();
  private readonly detacher = new Detacher();
  private readonly byPosition: (JudgedRecord | undefined)[] = [];
  private stop: AbortController | undefined;
  private phase: WorkPhase = 'idle';
  private failure: unknown;
  private revision = 0;
  private twice = 0;
  private asked: number;
  private known = 0;
  private unreadable = 0;
  private kept: { readonly revision: number; readonly records: readonly JudgedRecord[] } = {
    revision: -1,
    records: [],
  };
  private seen: SetCheckSnapshot | undefined;

  constructor(
    private readonly source: MemberSource,
    private readonly options: SetCheckOptions,
  ) {
    this.asked = options.size;
  }

  get snapshot(): SetCheckSnapshot {
    this.seen ??= {
      phase: this.phase,
      progress: this.meter.progress,
      counts: this.counts.counts,
      revision: this.revision,
      summary: this.summary,
      failure: this.failure,
    };
    return this.seen;
  }

  /** Every record judged so far, in set order. */
  get records(): readonly JudgedRecord[] {
    if (this.kept.revision !== this.revision) {
      const records = this.byPosition.filter((record) => record !== undefined);
      this.kept = { revision: this.revision, records };
    }
    return this.kept.records;
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  /** Reads everything. Resolves when the check ended, whatever the end. */
  async start(): Promise<void> {
    if (this.phase !== 'idle') return;
    this.meter.start(this.asked);
    await this.run((signal) => this.source.read(signal));
  }

  /** Asks once more for those that could not be read, and for nothing else. */
  async readAgain(): Promise<void> {
    if (this.isWorking) return;
    const members = this.records.filter(({ state }) => state === 'unreadable');
    if (members.length === 0) return;
    this.meter.start(this.asked);
    this.meter.add(-members.length);
    await this.run((signal) => this.source.readAgain(members, signal));
  }

  pause(): void {
    if (this.phase !== 'running') return;
    this.source.pause();
    this.meter.stop();
    this.become('paused');
  }

  resume(): void {
    if (this.phase !== 'paused') return;
    this.meter.start(this.asked);
    this.source.resume();
    this.become('running');
  }

  /** Sends nothing more; what was read stays. */
  cancel(): void {
    if (!this.isWorking) return;
    this.stop?.abort();
    this.source.resume();
  }

  private get isWorking(): boolean {
    return this.phase === 'running' || this.phase === 'paused';
  }

  private async run(read: (signal: AbortSignal) => AsyncIterable<MemberBatch>): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    this.failure = undefined;
    this.become('running');
    try {
      const slices = new WorkSlices();
      for await (const batch of read(stop.signal)) {
        if (stop.signal.aborted) break;
        await this.take(batch, slices);
      }
      this.end(stop.signal.aborted ? 'cancelled' : 'done');
    } catch (error) {
      // Being stopped is not a failure; whatever else ended the reading is said on the screen.
      if (!stop.signal.aborted) this.failure = error;
      this.end(stop.signal.aborted ? 'cancelled' : 'failed');
    }
  }

  private async take(batch: MemberBatch, slices: WorkSlices): Promise<void> {
    this.twice = batch.twice;
    if (batch.total !== this.asked) {
      this.asked = batch.total;
      this.meter.expect(batch.total);
    }
    for (const input of batch.records) {
      this.put(this.detacher.detach(judgeRecord(input, this.options.configuration)));
      this.meter.add();
      if (!slices.isOver) continue;
      this.changed();
      await slices.breathe();
    }
    this.changed();
  }

  private put(record: JudgedRecord): void {
    this.replace(record);
    for (const position of this.bearers.add(record)) {
      const other = this.byPosition[position];
      if (other !== undefined) this.replace(asDuplicate(other));
    }
  }

  private replace(record: JudgedRecord): void {
    const former = this.byPosition[record.position];
    if (former === record) return;
    if (former === undefined) this.known++;
    else this.counts.remove(former);
    if (former?.state === 'unreadable') this.unreadable--;
    if (record.state === 'unreadable') this.unreadable++;
    this.byPosition[record.position] = record;
    this.counts.add(record);
    this.revision++;
  }

  private get summary(): CheckSummary {
    return {
      asked: this.asked,
      read: this.known - this.unreadable,
      unreadable: this.unreadable,
      twiceInPages: this.twice,
      differsFromSize: this.phase === 'done' && this.known !== this.options.size,
    };
  }

  private end(phase: WorkPhase): void {
    this.meter.stop();
    this.become(phase);
  }

  private become(phase: WorkPhase): void {
    this.phase = phase;
    this.seen = undefined;
    this.announcer.changedNow();
  }

  private changed(): void {
    this.seen = undefined;
    this.announcer.changed();
  }
}
