import type { ReadEvent, ReadOptions, SetReader, UnreadMember } from '../../alma/port/set-reader';
import type { Configuration } from '../../core/configuration/configuration';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import { judgeRecord } from '../../core/state/judge-record';
import type { HandleBearers } from '../../core/state/judge-set';
import type { JudgedRecord } from '../../core/state/judged-record';
import { Announcer } from '../long-work/announcer';
import type { Pacing } from '../long-work/pacing';
import { PauseGate } from '../long-work/pause-gate';
import { ProgressMeter, type Progress } from '../long-work/progress-meter';
import type { WorkPhase } from '../long-work/work-phase';
import { WorkSlices } from '../long-work/work-slices';
import { CheckedRecords } from './checked-records';
import { Detacher } from './detached-record';
import type { CheckCounts } from './live-counts';

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
  /** How many members the set had when the reading began, as Alma said. */
  readonly asked: number;
  /** Records that came. */
  readonly read: number;
  /** Members that could not be read, each of them named in the list. */
  readonly unreadable: number;
  /** Those of them that Alma did not refuse: reading them again may help. */
  readonly mayReadLater: number;
  /** Members that stood in the pages more than once; counted once. */
  readonly twiceInPages: number;
  /** Whether the check ended and the members read and named do not add up to the size of the set. */
  readonly differsFromSize: boolean;
}

/** What is checked: a set, or a list of MMS IDs as if it were one. */
export type CheckSubject =
  | {
      readonly kind: 'set';
      readonly setId: string;
      /** Alma's code of what it holds; digital titles need not be asked whether they are. */
      readonly content: string;
      readonly size: number;
    }
  | { readonly kind: 'list'; readonly mmsIds: readonly MmsId[] };

export interface SetCheckPorts {
  readonly reader: SetReader;
  /** Holds back the reader's calls while the check is paused. */
  readonly pacing: Pacing;
}

/**
 * Reads a set and judges every record of it, while the page stays quick. Pausing and cancelling keep
 * what was read; what could not be read can be asked for again.
 */
export class SetCheck {
  private readonly announcer = new Announcer();
  private readonly gate = new PauseGate();
  private readonly meter = new ProgressMeter();
  private readonly detacher = new Detacher();
  private readonly filed: CheckedRecords;
  private stop: AbortController | undefined;
  private phase: WorkPhase = 'idle';
  private failure: unknown;
  private twice = 0;
  private isIncomplete = false;
  private asked: number;
  private seen: SetCheckSnapshot | undefined;

  constructor(
    private readonly ports: SetCheckPorts,
    private readonly subject: CheckSubject,
    private readonly configuration: Configuration,
    /** Hears of every record as it is filed, and again when another makes it a duplicate. */
    onRecord: (record: JudgedRecord) => void = () => undefined,
  ) {
    this.filed = new CheckedRecords(onRecord);
    this.asked = subject.kind === 'set' ? subject.size : subject.mmsIds.length;
  }

  get snapshot(): SetCheckSnapshot {
    this.seen ??= {
      phase: this.phase,
      progress: this.meter.progress,
      counts: this.filed.counts,
      revision: this.filed.revision,
      summary: this.summary,
      failure: this.failure,
    };
    return this.seen;
  }

  /** Every record judged so far, in set order. */
  get records(): readonly JudgedRecord[] {
    return this.filed.all;
  }

  /** Which records of the set bear which handle: a repair asks, too. */
  get bearers(): HandleBearers {
    return this.filed.bearers;
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  /** Reads everything. Resolves when the check ended, whatever the end. */
  async start(): Promise<void> {
    if (this.phase !== 'idle') return;
    const { reader } = this.ports;
    const { subject } = this;
    await this.run('all', (signal) =>
      subject.kind === 'set'
        ? reader.readSet(subject.setId, this.readOptions, signal)
        : reader.readList(subject.mmsIds, this.readOptions, signal),
    );
  }

  /** Asks once more for those that could not be read, and for nothing else. */
  async readAgain(): Promise<void> {
    if (this.isWorking) return;
    const members = this.records.filter(({ state }) => state === 'unreadable').map(asUnread);
    if (members.length === 0) return;
    this.meter.takeBack(members.length);
    const setId = this.subject.kind === 'set' ? this.subject.setId : '';
    await this.run('again', (signal) =>
      this.ports.reader.readAgain(setId, members, this.readOptions, signal),
    );
  }

  pause(): void {
    if (this.phase !== 'running') return;
    this.gate.pause();
    this.ports.pacing.pause();
    this.meter.stop();
    this.become('paused');
  }

  resume(): void {
    if (this.phase !== 'paused') return;
    this.meter.start(this.asked);
    this.letGo();
    this.become('running');
  }

  /** Sends nothing more; what was read stays. */
  cancel(): void {
    if (!this.isWorking) return;
    this.stop?.abort();
    if (this.phase === 'paused') this.letGo();
  }

  private get isWorking(): boolean {
    return this.phase === 'running' || this.phase === 'paused';
  }

  private letGo(): void {
    this.ports.pacing.resume();
    this.gate.resume();
  }

  private get readOptions(): ReadOptions {
    if (this.subject.kind === 'set' && this.subject.content === 'IED') return {};
    const formats = new Set<string>(this.configuration.routes.flatMap((route) => route.formats));
    return {
      // Those that another rule leaves out anyway are not worth a call.
      asksDigital: ({ format, linkedTo }: BibRecord) =>
        linkedTo === undefined && formats.has(format),
    };
  }

  private async run(
    what: 'all' | 'again',
    read: (signal: AbortSignal) => AsyncIterable<ReadEvent>,
  ): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    this.failure = undefined;
    this.meter.start(this.asked);
    this.become('running');
    try {
      const slices = new WorkSlices();
      for await (const event of read(stop.signal)) {
        await this.gate.pass(stop.signal);
        if (event.kind === 'batch') await this.take(event, slices);
        else if (what === 'all') this.takeNumbers(event);
      }
      this.end('done');
    } catch (error) {
      // Being stopped is not a failure; whatever else ended the reading is said on the screen.
      if (!stop.signal.aborted) this.failure = error;
      this.end(stop.signal.aborted ? 'cancelled' : 'failed');
    }
  }

  private takeNumbers(event: Exclude<ReadEvent, { readonly kind: 'batch' }>): void {
    if (event.kind === 'size') {
      this.asked = event.size;
      this.meter.expect(event.size);
    } else {
      const { sizeAtEnd, repeated, isComplete } = event.summary;
      this.twice = repeated;
      this.isIncomplete = !isComplete;
      this.meter.expect(sizeAtEnd);
    }
    this.changed();
  }

  private async take(
    { read, unread }: Extract<ReadEvent, { readonly kind: 'batch' }>,
    slices: WorkSlices,
  ): Promise<void> {
    const readAt = Date.now();
    for (const { position, mmsId, record } of read) {
      const input = { position, mmsId, bib: record, readAt };
      this.filed.put(this.detacher.detach(judgeRecord(input, this.configuration)));
      this.meter.add();
      if (!slices.isOver) continue;
      this.changed();
      await slices.breathe();
    }
    for (const { position, mmsId, description, problem, mayReadLater } of unread) {
      const input = { position, mmsId, bib: undefined, problem, readAt };
      const judged = judgeRecord(input, this.configuration);
      this.filed.put(this.detacher.detach({ ...judged, title: description }), mayReadLater);
      this.meter.add();
    }
    this.changed();
  }

  private get summary(): CheckSummary {
    return {
      asked: this.asked,
      ...this.filed.numbers,
      twiceInPages: this.twice,
      differsFromSize: this.isIncomplete,
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

function asUnread({ position, mmsId, title, problem }: JudgedRecord): UnreadMember {
  return {
    position,
    mmsId,
    description: title,
    problem: problem ?? { code: '', message: '', trackingId: '' },
    mayReadLater: true,
  };
}
