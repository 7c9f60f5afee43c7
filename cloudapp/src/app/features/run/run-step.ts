import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { readEvents } from '../../core/event-report/read-events';
import { hostOf, isElsewhere } from '../../core/configuration/place';
import { readTable } from '../../core/table/read-table';
import { UnreadableTableError } from '../../core/table/table-error';
import { problemOfReading } from '../../workflow/run/run-records';
import type { Problem, RunState, StepState } from '../../workflow/run/run-state';
import { isBadEnd } from '../../workflow/run/run-status';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStore } from '../session/configuration-store';
import { Session } from '../session/session';
import { Duration } from '../ui/duration';
import { FileDrop } from '../ui/file-drop';
import { Icon, type IconName } from '../ui/icon';
import { CounterPicker } from './counter-picker';
import { CurrentRun } from './current-run';
import { GateOffers } from './gate-offers';
import { GateView } from './gate-view';
import { ProblemText } from './problem-text';
import { type ExplainedSkips, SkipExplanationView } from './skip-explanation';
import { StepCounters } from './step-counters';
import { StepGuide } from './step-guide';
import { StepProgress } from './step-progress';

const ICONS: Record<StepState['phase'], IconName> = {
  locked: 'lock',
  ready: 'play',
  preflight: 'refresh',
  waiting: 'pause',
  starting: 'refresh',
  unsettled: 'question',
  guided: 'open',
  running: 'refresh',
  checking: 'refresh',
  undecided: 'question',
  failed: 'cross',
  done: 'check',
};

/** Reasons of a gate that no further look takes away: they stand in the numbers of the run that ended. */
const FOR_ANOTHER_RUN = ['other-set', 'processed-differs'];

/** What a run that was ended early leaves undone: nobody waits for it any more. */
const NOT_BEGUN: readonly StepState['phase'][] = ['locked', 'ready', 'guided'];

/** Why no further start helps: the step has a run in Alma, of which only the Process ID is wanted. */
const FOR_ITS_RUN: readonly (string | undefined)[] = ['already-started', 'registered-already'];

/** While the app itself asks Alma how the step stands. */
const FOLLOWED: readonly StepState['phase'][] = [
  'preflight',
  'starting',
  'running',
  'waiting',
  'checking',
];

/** One step of a run: where it stands, what its gate says, and what the person may do now. */
@Component({
  selector: 'app-run-step',
  standalone: true,
  imports: [
    CounterPicker,
    Duration,
    FileDrop,
    GateOffers,
    GateView,
    Icon,
    ProblemText,
    SkipExplanationView,
    StepCounters,
    StepGuide,
    StepProgress,
    TranslatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-step.html',
  styleUrl: './run-step.scss',
})
export class RunStep {
  private readonly current = inject(CurrentRun);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly visit = inject(Session).visit;

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();
  /** Whether this panel drives the run; one that only watches offers nothing. */
  readonly isDriving = input.required<boolean>();

  protected readonly explained = signal<ExplainedSkips | undefined>(undefined);
  /** Why the given event report explains nothing. */
  protected readonly importFailed = signal<Saying | undefined>(undefined);

  /** Whether the run was ended before this step. */
  protected readonly isNotDone = computed(() => {
    const { phase, instanceId } = this.step();
    return this.run().at !== 'going' && NOT_BEGUN.includes(phase) && instanceId === '';
  });
  /** Whether the run was ended while this step was under way: where it led is not known. */
  private readonly isUnfollowed = computed(() => {
    const { phase } = this.step();
    const isUnderWay = FOLLOWED.includes(phase) || NOT_BEGUN.includes(phase);
    return this.run().at !== 'going' && isUnderWay && !this.isNotDone();
  });
  protected readonly isLeft = computed(() => this.isNotDone() || this.isUnfollowed());
  protected readonly icon = computed(() => {
    if (this.isNotDone()) return 'stop';
    return this.isUnfollowed() ? 'question' : ICONS[this.step().phase];
  });
  /** Why register will not start here, said before its turn comes. */
  protected readonly elsewhere = computed<Problem | undefined>(() => {
    const { name, phase } = this.step();
    const [configuration, visit] = [this.configuration(), this.visit()];
    const isAhead =
      name === 'register' && (phase === 'locked' || phase === 'ready') && !this.isNotDone();
    if (!isAhead || configuration?.production === undefined || visit === undefined)
      return undefined;
    if (!isElsewhere(configuration, visit)) return undefined;
    const { host: wanted } = configuration.production;
    return { id: 'not-production', with: { host: hostOf(visit.almaUrl), wanted } };
  });
  protected readonly isGuided = computed(() => ['guided', 'unsettled'].includes(this.step().phase));
  /** A run that the app did not start may be another one than this step's: it can be exchanged. */
  protected readonly mayBeAnother = computed(() => {
    const { phase, by } = this.step();
    return this.run().at === 'going' && phase === 'running' && by === 'person';
  });
  protected readonly isUnderWay = computed(
    () => this.run().at === 'going' && ['running', 'waiting'].includes(this.step().phase),
  );
  protected readonly phaseWords = computed(() => {
    if (this.isNotDone()) return 'run.notDone';
    return this.isUnfollowed() ? 'run.unfollowed' : `run.phase.${this.step().phase}`;
  });
  /** Said elsewhere: beside the countdown, and with what to do about a lost answer. */
  protected readonly problem = computed(() => {
    const { phase, problem } = this.step();
    return phase === 'waiting' || phase === 'unsettled' ? undefined : problem;
  });
  protected readonly canRetry = computed(() => {
    const { phase } = this.step();
    return phase === 'ready' || phase === 'failed' || phase === 'waiting';
  });
  protected readonly hasRun = computed(
    () => this.step().phase === 'failed' && FOR_ITS_RUN.includes(this.step().problem?.id),
  );
  /** A job that ended is not simply started once more: its gate may be looked at again. */
  protected readonly canLookAgain = computed(() => {
    const { endedAt, status, gate } = this.step();
    const isFinal = gate?.reasons.some(({ id }) => FOR_ANOTHER_RUN.includes(id)) ?? false;
    return endedAt > 0 && !isBadEnd(status) && !isFinal;
  });
  protected readonly canImport = computed(
    () => this.step().name === 'migrate' && this.canLookAgain() && this.step().phase === 'failed',
  );
  protected readonly confirmWords = computed(() => {
    const { phase } = this.step();
    if (phase === 'ready') return 'run.goOn';
    return phase === 'waiting' ? 'run.tryNow' : 'run.again';
  });

  protected confirm(): void {
    this.explained.set(undefined);
    void this.current.driver()?.confirm(this.step().name);
  }

  protected byHand(): void {
    this.explained.set(undefined);
    void this.current.driver()?.byHand(this.step().name);
  }

  protected lookAgain(): void {
    void this.current.driver()?.lookAgain(this.step().name);
  }

  protected accept(words: string): void {
    void this.current.driver()?.accept(this.step().name, words);
  }

  protected async importEvents(file: File): Promise<void> {
    const driver = this.current.driver();
    if (driver === undefined) return;
    const { name } = file;
    this.importFailed.set(undefined);
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) {
      this.importFailed.set({ say: 'files.gone', with: { name } });
      return;
    }
    try {
      const { events, unrecognised } = readEvents(readTable(new Uint8Array(bytes)));
      const explanation = await driver.importEvents(this.step().name, events);
      const records = await driver.knownRecords();
      this.explained.set({ explanation, unrecognised, records });
    } catch (error) {
      // Not a table, or the records are not to be had: said beside the button.
      this.importFailed.set(whyNotExplained(error));
    }
  }
}

function whyNotExplained(error: unknown): Saying {
  if (error instanceof UnreadableTableError) return { say: 'run.events.failed', with: {} };
  const problem = problemOfReading(error);
  if (problem !== undefined) return { say: `run.problem.${problem.id}`, with: problem.with };
  return wordsFor(error);
}
