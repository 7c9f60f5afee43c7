import { computed, inject, Injectable, signal } from '@angular/core';

import type { MmsId } from '../../core/identifiers/mms-id';
import { judgeSetFit } from '../../workflow/choose-set/judge-set-fit';
import { chooseEntry, type Entry, withConfirmed } from '../../workflow/prepare/entry';
import { SetDiffersError, verifySet } from '../../workflow/prepare/make-set';
import { rebuiltRun } from '../../workflow/prepare/rebuilt-run';
import { readTraces, type RunTraces } from '../../workflow/prepare/run-traces';
import { routeFingerprint } from '../../workflow/run/route-fingerprint';
import type { RunState, Way } from '../../workflow/run/run-state';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStore } from '../session/configuration-store';
import { BULK_ALMA } from '../session/ports';
import { Session } from '../session/session';
import { CheckedSet } from '../set/checked-set';
import { CurrentRun } from './current-run';
import { MOST_PILOT } from './preparation';

/** Why a lost run is not taken up over the checked set. */
type Obstacle = 'unfit' | 'stay-out' | 'nothing-started';

/** A run whose journal is lost, taken up from what Alma holds of it, over its set as it was checked now. */
@Injectable()
export class TakingUp {
  private readonly alma = inject(BULK_ALMA);
  private readonly checked = inject(CheckedSet);
  private readonly current = inject(CurrentRun);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly visit = inject(Session).visit;
  private readonly provenRoutes = signal<ReadonlySet<string> | undefined>(undefined);

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
  readonly hasBaseline = computed(
    () => this.way() === 'new' || this.checked.handles()?.phase === 'done',
  );
  readonly entry = computed<Entry>(() => {
    this.checked.handles();
    const route = this.checked.route();
    return chooseEntry(this.checked.records(), {
      way: this.way(),
      routeId: route?.id ?? '',
      hasCopyJob: route?.copyJob !== undefined,
      includesRight: true,
      confirmed: this.confirmed(),
      verdictOf: (record) => this.checked.verdictOf(record)?.verdict,
    });
  });
  private readonly isProven = computed(() => {
    const route = this.checked.route();
    return route !== undefined && this.provenRoutes()?.has(routeFingerprint(route)) === true;
  });
  readonly obstacle = computed<Obstacle | undefined>(() => {
    const [set, traces] = [this.set(), this.traces()];
    if (set === undefined || !judgeSetFit(set).canBeRun) return 'unfit';
    if (this.entry().staysOut.length > 0) return 'stay-out';
    if (traces === undefined || this.isStarted() || traces.unlisted.length > 0) return undefined;
    // A mark in a set's description is no way around the pilot.
    const isWhole = this.checked.records().length > MOST_PILOT;
    return isWhole && !this.isProven() ? 'nothing-started' : undefined;
  });
  readonly canTakeUp = computed(
    () =>
      this.hasBaseline() &&
      this.traces() !== undefined &&
      this.provenRoutes() !== undefined &&
      this.obstacle() === undefined &&
      !this.isAtWork(),
  );

  /** Looks for the run's starts among Alma's. */
  async look(runId: string): Promise<void> {
    this.failed.set(undefined);
    this.provenRoutes.set(await this.current.journal.provenRoutes());
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
    const [route, set, visit, traces] = [
      this.checked.route(),
      this.set(),
      this.visit(),
      this.traces(),
    ];
    const configuration = this.configuration();
    if (configuration === undefined || route === undefined || traces === undefined)
      return undefined;
    if (set === undefined || visit === undefined || !this.canTakeUp()) return undefined;
    const records = this.entry().enters;
    const mmsIds = records.flatMap(({ mmsId }) => mmsId ?? []);
    const isOwn = set.description.includes(runId);
    this.isAtWork.set(true);
    this.failed.set(undefined);
    try {
      const draft = {
        id: runId,
        way: this.way(),
        route,
        isPilot: !this.isProven() && records.length <= MOST_PILOT,
        set: await verifySet(this.alma, set, mmsIds, isOwn, () => undefined),
        records,
        verdictOf: (record: (typeof records)[number]) => this.checked.verdictOf(record)?.verdict,
        user: visit.user.id,
        institution: visit.institution,
        propagationMs: configuration.propagationMinutes * 60_000,
        now: Date.now(),
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
