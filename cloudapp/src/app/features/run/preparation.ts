import { computed, inject, Injectable, signal } from '@angular/core';

import { AlmaError } from '../../alma/port/alma-error';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { judgeSetFit } from '../../workflow/choose-set/judge-set-fit';
import { choosePilot, countReasons, withConfirmed } from '../../workflow/prepare/entry';
import {
  makeSet,
  type RunSetDraft,
  SetDiffersError,
  SetUnfitError,
  takeSet,
  verifySet,
  type SetProgress,
} from '../../workflow/prepare/make-set';
import { newRun } from '../../workflow/prepare/new-run';
import type { RunSet, RunState, Way } from '../../workflow/run/run-state';
import { wordsFor, type Saying } from '../session/alma-words';
import { BULK_ALMA } from '../session/ports';
import { withinSentence } from '../session/within-sentence';
import { CheckedSet } from '../set/checked-set';
import { RunGround } from './run-ground';
import { RunIdInHand } from './run-id-in-hand';

/** A pilot proves the route with so many titles at most. */
export const MOST_PILOT = 5;
const LEAST_PILOT = 2;

/** What is made ready before a run: who enters, and the set on which the jobs will run. */
@Injectable()
export class Preparation {
  private readonly alma = inject(BULK_ALMA);
  private readonly checked = inject(CheckedSet);
  private readonly ground = inject(RunGround);
  private readonly runIds = inject(RunIdInHand);
  private readonly runId = this.runIds.take(this.subjectId());
  private isAtWork = false;

  readonly way = signal<Way>('existing');
  readonly includesRight = signal(false);
  readonly confirmed = signal<ReadonlySet<MmsId>>(new Set());
  readonly pilotSize = signal(3);
  readonly progress = signal<SetProgress | undefined>(undefined);
  readonly failed = signal<Saying | undefined>(undefined);
  /** The set of the run, proven member by member. */
  readonly set = signal<RunSet | undefined>(undefined);

  /** Whether the handles were asked for: the baseline. */
  readonly hasBaseline = computed(() => this.ground.hasBaseline(this.way()));
  readonly entry = computed(() =>
    this.ground.entryOf({
      way: this.way(),
      includesRight: this.includesRight(),
      confirmed: this.confirmed(),
    }),
  );
  /** How many stay out for which reason, most first. */
  readonly reasons = computed(() => [...countReasons(this.entry())].sort((a, b) => b.n - a.n));
  /** `undefined` while it is not known whether the route is proven. */
  readonly isPilot = computed(() => {
    const isProven = this.ground.isProven();
    return isProven === undefined ? undefined : !isProven;
  });
  readonly chosen = computed<readonly JudgedRecord[]>(() => {
    const { enters } = this.entry();
    return this.isPilot() === true ? choosePilot(enters, this.pilotSize()) : enters;
  });
  readonly mmsIds = computed<readonly MmsId[]>(() =>
    this.chosen().flatMap(({ mmsId }) => mmsId ?? []),
  );
  /** Whether the checked set itself can be run: nothing stays out, and it is of the right kind. */
  readonly needsSet = computed(() => {
    const subject = this.checked.subject();
    const isWhole = this.chosen().length === this.checked.records().length;
    return subject?.kind !== 'set' || !isWhole || !judgeSetFit(subject.set).canBeRun;
  });
  /** What was checked, as it is called. */
  readonly subjectName = computed(() => {
    const subject = this.checked.subject();
    return subject?.kind === 'set' ? subject.set.name : (subject?.name ?? '');
  });
  readonly name = computed(() => {
    const what = this.isPilot() === true ? 'pilot' : 'run';
    return `${this.runId} ${what} ${this.subjectName()}`.slice(0, 80);
  });

  load(): Promise<void> {
    return this.ground.load();
  }

  setPilotSize(size: number): void {
    const whole = Number.isNaN(size) ? LEAST_PILOT : Math.round(size);
    this.pilotSize.set(Math.min(MOST_PILOT, Math.max(LEAST_PILOT, whole)));
    this.set.set(undefined);
  }

  confirm(mmsId: MmsId, isConfirmed: boolean): void {
    this.confirmed.update((former) => withConfirmed(former, mmsId, isConfirmed));
    this.set.set(undefined);
  }

  includeRight(includes: boolean): void {
    this.includesRight.set(includes);
    this.set.set(undefined);
  }

  /** Makes the set of the run, or proves the one that was checked. */
  async makeSet(): Promise<void> {
    const subject = this.checked.subject();
    await this.attempt((mmsIds) =>
      this.needsSet() || subject?.kind !== 'set'
        ? makeSet(this.alma, this.draft, mmsIds, (p) => this.progress.set(p))
        : verifySet(this.alma, subject.set, mmsIds, false, (p) => this.progress.set(p)),
    );
  }

  /** Takes a set that a person made by hand, and proves it. */
  async takeSet(setId: string): Promise<void> {
    await this.attempt((mmsIds) => takeSet(this.alma, setId, mmsIds, (p) => this.progress.set(p)));
  }

  /** The run, ready to begin; nothing is started yet. */
  makeRun(): RunState | undefined {
    const [ground, set] = [this.ground.given(), this.set()];
    if (ground === undefined || set === undefined) return undefined;
    return newRun({
      ...ground,
      id: this.runId,
      way: this.way(),
      isPilot: this.isPilot() !== false,
      set,
      records: this.chosen(),
    });
  }

  /** The run is kept: it needs no preparation any more. */
  begun(): void {
    this.runIds.spend();
  }

  private subjectId(): string {
    const subject = this.checked.subject();
    return subject?.kind === 'set' ? subject.set.id : (subject?.name ?? '');
  }

  private get draft(): RunSetDraft {
    return { name: this.name(), description: this.runId, mark: this.runId };
  }

  private async attempt(work: (mmsIds: readonly MmsId[]) => Promise<RunSet>): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    this.failed.set(undefined);
    const mmsIds = this.mmsIds();
    try {
      const set = await work(mmsIds);
      // NOTE The person may have chosen others meanwhile: it is not the set of what the screen shows.
      if (mmsIds.join() === this.mmsIds().join()) this.set.set(set);
    } catch (error) {
      // Said on the screen, with the way to make the set by hand.
      this.failed.set(sayingOf(error));
    } finally {
      this.isAtWork = false;
      this.progress.set(undefined);
    }
  }
}

function sayingOf(error: unknown): Saying {
  if (error instanceof SetDiffersError) {
    const { missing, extra } = error;
    return {
      say: 'run.prepare.setDiffers',
      with: { missing: missing.length, extra: extra.length },
    };
  }
  if (error instanceof SetUnfitError) {
    return { say: 'run.prepare.setUnfit', with: { name: error.setName } };
  }
  if (error instanceof AlmaError && error.kind === 'refused') {
    const { message, code, trackingId } = error;
    const params = {
      message: withinSentence(message),
      code: code || '–',
      trackingId: trackingId || '–',
    };
    return { say: 'run.prepare.setRefused', with: params };
  }
  return wordsFor(error);
}
