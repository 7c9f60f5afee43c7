import { computed, inject, Injectable, signal } from '@angular/core';

import type { SetDetails } from '../../alma/port/alma';
import type { Route } from '../../core/configuration/configuration';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { IdList } from '../../core/id-list/read-id-list';
import {
  outcomeOf,
  type OutcomeWithReason,
  type RunForOutcome,
} from '../../core/outcome/outcome-of';
import type { Outcome } from '../../core/outcome/outcome';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { HandleVerdict } from '../../core/verdict/verdict';
import {
  SetCheck,
  type CheckSubject as SubjectOfCheck,
  type SetCheckSnapshot,
} from '../../workflow/check/set-check';
import { OutcomeTally } from '../../workflow/check/outcome-tally';
import {
  HandleCheck,
  type HandleCheckSnapshot,
  type HandleQuestion,
} from '../../workflow/handle-check/handle-check';
import type { WorkPhase } from '../../workflow/long-work/work-phase';
import type { EntryOptions } from '../../workflow/prepare/entry';
import type { Way } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { follow, type Followed } from '../session/engine-signal';
import { HANDLE_SERVER, PACING, SET_READER } from '../session/ports';

/** What is being checked: a set of Alma's, or a list of MMS IDs from a file. */
export type CheckSubject =
  | { readonly kind: 'set'; readonly set: SetDetails }
  | {
      readonly kind: 'list';
      readonly name: string;
      readonly mmsIds: readonly MmsId[];
      /** Lines of the file that were left out; absent where the list is not of a file. */
      readonly leftOut?: Pick<IdList, 'duplicates' | 'bad'>;
    };

interface Work {
  readonly check: SetCheck;
  readonly followed: Followed<SetCheckSnapshot>;
  readonly tally: OutcomeTally;
}

interface HandleWork {
  readonly check: HandleCheck;
  readonly followed: Followed<HandleCheckSnapshot>;
}

/** The set under the person's hands: its check, its records, and what is known of their handles. */
@Injectable({ providedIn: 'root' })
export class CheckedSet {
  private readonly reader = inject(SET_READER);
  private readonly pacing = inject(PACING);
  private readonly handleServer = inject(HANDLE_SERVER);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly work = signal<Work | undefined>(undefined);
  private readonly handleWork = signal<HandleWork | undefined>(undefined);
  private readonly chosen = signal<CheckSubject | undefined>(undefined);
  private readonly wanted = signal<CheckSubject | undefined>(undefined);

  readonly subject = this.chosen.asReadonly();
  /** What a person opened while a check was under way: it waits for their word. */
  readonly waiting = this.wanted.asReadonly();
  readonly check = computed(() => this.work()?.followed.snapshot());
  readonly handles = computed(() => this.handleWork()?.followed.snapshot());
  /** Whether records are read, or would be but for a pause. */
  readonly isReading = computed(() => isUnderWay(this.check()?.phase));
  /** Whether handles are asked, or would be but for a pause. */
  readonly isAsking = computed(() => isUnderWay(this.handles()?.phase));
  readonly isWorking = computed(() => this.isReading() || this.isAsking());
  /** Every record judged so far, in set order. */
  readonly records = computed<readonly JudgedRecord[]>(() => {
    const work = this.work();
    work?.followed.snapshot();
    return work?.check.records ?? [];
  });

  /** The route of the first record that has one; the first route of all where none has. */
  readonly route = computed<Route | undefined>(() => {
    const routes = this.configuration()?.routes ?? [];
    const wanted = this.records().find(({ routeId }) => routeId !== '')?.routeId;
    return routes.find(({ id }) => id === wanted) ?? routes[0];
  });

  /** The last run of the jobs on this set, where one is known: outcomes follow from it, too. */
  readonly run = signal<RunForOutcome | undefined>(undefined);
  /** How many records have which outcome now. */
  readonly outcomes = computed(() => {
    const tally = this.tally();
    return tally?.counts(this.run(), Date.now());
  });
  /** How many records bear one handle that can be asked for. */
  readonly toAsk = computed(() => this.tally()?.toAsk ?? 0);

  /**
   * Takes up another set or list; a former check that has ended is let go.
   * @returns whether it did: one that is under way is let go on the person's word alone
   */
  choose(subject: CheckSubject): boolean {
    const isFree = !this.isWorking();
    if (isFree) this.takeUp(subject);
    else this.wanted.set(subject);
    return isFree;
  }

  /** The person goes on to what waits: whatever was checked before is let go. */
  goOn(): void {
    const wanted = this.wanted();
    if (wanted !== undefined) this.takeUp(wanted);
  }

  /** The person stays with what is being checked. */
  stay(): void {
    this.wanted.set(undefined);
  }

  /** Takes over what Alma says of the set now; what was checked stays. */
  describe(set: SetDetails): void {
    const subject = this.chosen();
    if (subject?.kind === 'set' && subject.set.id === set.id) this.chosen.set({ kind: 'set', set });
  }

  /** Reads and judges all of it. Resolves when the check ended, whatever the end. */
  async start(): Promise<void> {
    const subject = this.chosen();
    const configuration = this.configuration();
    if (subject === undefined || configuration === undefined) return;
    this.letGo();
    const ports = { reader: this.reader, pacing: this.pacing };
    const tally = new OutcomeTally();
    const check = new SetCheck(ports, subjectOfCheck(subject), configuration, (record) =>
      tally.putRecord(record),
    );
    this.work.set({ check, followed: follow(check), tally });
    await check.start();
  }

  pause(): void {
    this.work()?.check.pause();
  }

  resume(): void {
    this.work()?.check.resume();
  }

  cancel(): void {
    this.work()?.check.cancel();
  }

  readAgain(): void {
    void this.work()?.check.readAgain();
  }

  /** Asks the handle server about every record that bears one handle. */
  checkHandles(authoritative = false): void {
    const sites = this.configuration()?.sites ?? [];
    this.handleWork()?.check.cancel();
    this.handleWork()?.followed.stop();
    const tally = this.work()?.tally;
    tally?.forgetVerdicts();
    const check = new HandleCheck(this.handleServer, {
      sites,
      authoritative,
      onVerdict: (key, verdict) => tally?.putVerdict(Number(key), verdict),
    });
    this.handleWork.set({ check, followed: follow(check) });
    void check.start(this.questions());
  }

  askHandlesAgain(): void {
    const work = this.handleWork();
    if (work === undefined) return;
    const keys = this.questions()
      .map(({ key }) => key)
      .filter((key) => work.check.verdictOf(key)?.verdict !== 'right');
    void work.check.askAgain(keys);
  }

  pauseHandles(): void {
    this.handleWork()?.check.pause();
  }

  resumeHandles(): void {
    this.handleWork()?.check.resume();
  }

  cancelHandles(): void {
    this.handleWork()?.check.cancel();
  }

  verdictOf(record: JudgedRecord): HandleVerdict | undefined {
    return this.handleWork()?.check.verdictOf(keyOf(record));
  }

  outcomeOf(record: JudgedRecord): Outcome {
    return this.reasonedOutcomeOf(record).outcome;
  }

  /** By what its records enter a run: nobody confirmed, and those that work left out. */
  entryOptions(way: Way): EntryOptions {
    const route = this.route();
    return {
      way,
      routeId: route?.id ?? '',
      hasCopyJob: route?.copyJob !== undefined,
      includesRight: false,
      confirmed: new Set(),
      verdictOf: (record) => this.verdictOf(record)?.verdict,
    };
  }

  reasonedOutcomeOf(record: JudgedRecord): OutcomeWithReason {
    return outcomeOf({
      state: record.state,
      findings: record.findings,
      verdict: this.verdictOf(record)?.verdict,
      run: this.run(),
      now: Date.now(),
    });
  }

  /** Counts again whenever records or verdicts have changed. */
  private tally(): OutcomeTally | undefined {
    this.check();
    this.handles();
    return this.work()?.tally;
  }

  private questions(): readonly HandleQuestion[] {
    return this.records().flatMap((record) =>
      record.mmsId === undefined || record.handle === undefined
        ? []
        : [{ key: keyOf(record), mmsId: record.mmsId, handle: record.handle }],
    );
  }

  private takeUp(subject: CheckSubject): void {
    this.letGo();
    this.run.set(undefined);
    this.chosen.set(subject);
    this.wanted.set(undefined);
  }

  private letGo(): void {
    this.work()?.check.cancel();
    this.work()?.followed.stop();
    this.handleWork()?.check.cancel();
    this.handleWork()?.followed.stop();
    this.work.set(undefined);
    this.handleWork.set(undefined);
  }
}

function subjectOfCheck(subject: CheckSubject): SubjectOfCheck {
  if (subject.kind === 'list') return { kind: 'list', mmsIds: subject.mmsIds };
  const { id: setId, content, size } = subject.set;
  return { kind: 'set', setId, content, size };
}

function keyOf({ position }: JudgedRecord): string {
  return String(position);
}

function isUnderWay(phase: WorkPhase | undefined): boolean {
  return phase === 'running' || phase === 'paused';
}
