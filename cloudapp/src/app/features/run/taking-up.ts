import { computed, inject, Injectable, signal } from '@angular/core';

import type { MmsId } from '../../core/identifiers/mms-id';
import { judgeSetFit } from '../../workflow/choose-set/judge-set-fit';
import { withConfirmed } from '../../workflow/prepare/entry';
import { SetDiffersError, verifySet } from '../../workflow/prepare/make-set';
import { rebuiltRun } from '../../workflow/prepare/rebuilt-run';
import { readTraces, type RunTraces } from '../../workflow/prepare/run-traces';
import type { RunState, Way } from '../../workflow/run/run-state';
import { wordsFor, type Saying } from '../session/alma-words';
import { BULK_ALMA } from '../session/ports';
import { CheckedSet } from '../set/checked-set';
import { MOST_PILOT } from './preparation';
import { RunGround } from './run-ground';

/** Why a lost run is not taken up over the checked set. */
type Obstacle = 'unfit' | 'stay-out' | 'nothing-started';

/** A run whose journal is lost, taken up from what Alma holds of it, over its set as it was checked now. */
@Injectable()
export class TakingUp {
  private readonly alma = inject(BULK_ALMA);
  private readonly checked = inject(CheckedSet);
  private readonly ground = inject(RunGround);

  readonly isAtWork = signal(false);
  readonly confirmed = signal<ReadonlySet<MmsId>>(new Set());
  readonly traces = signal<RunTraces | undefined>(undefined);
  readonly failed = signal<Saying | undefined>(undefined);

  readonly set = computed(() => {
    const subject = this.checked.subject();
    return subject?.kind === 'set' ? subject.set : undefined;
  });
  private readonly isStarted = computed(() => {
    const { starts } = this.traces() ?? {};
    return Object.values(starts ?? {}).some((found) => found.length > 0);
  });
  /** What may make new numbers is never guessed: only where no title has a handle yet. */
  readonly way = computed<Way>(() =>
    !this.isStarted() && this.checked.records().every(({ state }) => state === 'none')
      ? 'new'
      : 'existing',
  );
  readonly entry = computed(() =>
    this.ground.entryOf({ way: this.way(), includesRight: true, confirmed: this.confirmed() }),
  );
  readonly obstacle = computed<Obstacle | undefined>(() => {
    const [set, traces] = [this.set(), this.traces()];
    if (set === undefined || !judgeSetFit(set).canBeRun) return 'unfit';
    if (this.entry().staysOut.length > 0) return 'stay-out';
    if (traces === undefined || this.isStarted() || traces.unlisted.length > 0) return undefined;
    // A mark in a set's description is no way around the pilot.
    const isWhole = this.checked.records().length > MOST_PILOT;
    return isWhole && this.ground.isProven() !== true ? 'nothing-started' : undefined;
  });
  readonly canTakeUp = computed(
    () =>
      this.ground.hasBaseline(this.way()) &&
      this.traces() !== undefined &&
      this.ground.isProven() !== undefined &&
      this.obstacle() === undefined &&
      !this.isAtWork(),
  );

  /** Looks for the run's starts among Alma's. */
  async look(runId: string): Promise<void> {
    this.failed.set(undefined);
    await this.ground.load();
    const [route, since] = [this.checked.route(), this.madeAt()];
    if (route === undefined) return;
    try {
      this.traces.set(await readTraces(this.alma, route, runId, since));
    } catch (error) {
      // Said on the screen: without an answer nothing is taken up.
      this.failed.set(wordsFor(error));
    }
  }

  confirm(mmsId: MmsId, isConfirmed: boolean): void {
    this.confirmed.update((former) => withConfirmed(former, mmsId, isConfirmed));
  }

  /** The run over its set, proven member by member; `undefined` where that is not what was checked. */
  async rebuild(runId: string): Promise<RunState | undefined> {
    const [ground, set, traces] = [this.ground.given(), this.set(), this.traces()];
    if (ground === undefined || set === undefined || traces === undefined) return undefined;
    if (!this.canTakeUp()) return undefined;
    const records = this.entry().enters;
    const mmsIds = records.flatMap(({ mmsId }) => mmsId ?? []);
    const isOwn = set.description.includes(runId);
    this.isAtWork.set(true);
    this.failed.set(undefined);
    try {
      const draft = {
        ...ground,
        id: runId,
        way: this.way(),
        isPilot: this.ground.isProven() !== true && records.length <= MOST_PILOT,
        set: await verifySet(this.alma, set, mmsIds, isOwn, () => undefined),
        records,
      };
      return rebuiltRun(draft, traces, this.madeAt());
    } catch (error) {
      // Nothing was changed: it is said, and can be tried again.
      const hasChanged = error instanceof SetDiffersError;
      this.failed.set(hasChanged ? { say: 'run.takeUp.setChanged', with: {} } : wordsFor(error));
      return undefined;
    } finally {
      this.isAtWork.set(false);
    }
  }

  /** When the set was made: before it nothing of its run was started; 0 where Alma does not say. */
  private madeAt(): number {
    return Date.parse(this.set()?.createdAt ?? '') || 0;
  }
}
