import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { readEvents } from '../../core/event-report/read-events';
import { readTable } from '../../core/table/read-table';
import { jobOf } from '../../workflow/run/preflight';
import { checklist, formWordsOf } from '../../workflow/run/checklist';
import type { Problem, RunNumbers, RunState, StepState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { CopyButton } from '../ui/copy-button';
import { Duration } from '../ui/duration';
import { Icon, type IconName } from '../ui/icon';
import { CounterPicker } from './counter-picker';
import { CurrentRun } from './current-run';
import { GateView } from './gate-view';
import { NumbersForm } from './numbers-form';
import { type ExplainedSkips, SkipExplanationView } from './skip-explanation';

const ICONS: Record<StepState['phase'], IconName> = {
  locked: 'more',
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

/** One step of a run: where it stands, what its gate says, and what the person may do now. */
@Component({
  selector: 'app-run-step',
  standalone: true,
  imports: [
    CopyButton,
    CounterPicker,
    Duration,
    GateView,
    Icon,
    NumbersForm,
    SkipExplanationView,
    TranslatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-step.html',
  styleUrl: './run-step.scss',
})
export class RunStep {
  private readonly current = inject(CurrentRun);
  private readonly configuration = inject(ConfigurationStore).configuration;

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();
  /** Whether this panel drives the run; one that only watches offers nothing. */
  readonly isDriving = input.required<boolean>();

  protected readonly given = signal<Problem | undefined>(undefined);
  protected readonly isLooking = signal(false);
  protected readonly explained = signal<ExplainedSkips | undefined>(undefined);
  protected readonly importFailed = signal(false);

  protected readonly icon = computed(() => ICONS[this.step().phase]);
  protected readonly route = computed(() =>
    this.configuration()?.routes.find(({ id }) => id === this.run().routeId),
  );
  protected readonly job = computed(() => {
    const route = this.route();
    return route && jobOf(route, this.step().name);
  });
  protected readonly isRegister = computed(() => this.step().name === 'register');
  protected readonly items = computed(() => {
    const [route, configuration] = [this.route(), this.configuration()];
    return route && configuration ? checklist(this.run(), route, configuration) : [];
  });
  protected readonly profileName = computed(() => this.route()?.profile?.name ?? '');
  protected readonly runSentence = computed(() => this.route()?.runSentence ?? '');
  protected readonly button = computed(() => this.route()?.runButton ?? 'run');
  protected readonly isUnreadable = computed(
    () => this.step().phase === 'guided' && this.step().instanceId !== '',
  );
  protected readonly canTakeId = computed(() =>
    ['guided', 'unsettled'].includes(this.step().phase),
  );
  protected readonly canRetry = computed(() => {
    const { phase } = this.step();
    return phase === 'ready' || phase === 'failed' || phase === 'waiting';
  });
  /** A job that ran is not simply started once more: its gate may be looked at again. */
  protected readonly hasRun = computed(() => this.step().endedAt > 0);
  protected readonly canImport = computed(
    () => this.step().name === 'migrate' && this.hasRun() && this.step().phase === 'failed',
  );
  protected readonly handover = computed(() => {
    const { action, uponCreate } = formWordsOf(this.run().way);
    return { profile: this.profileName(), set: this.run().set.name, action, uponCreate };
  });

  protected confirm(): void {
    void this.current.driver()?.confirm(this.step().name);
  }

  protected byHand(): void {
    void this.current.driver()?.byHand(this.step().name);
  }

  protected notThere(): void {
    void this.current.driver()?.notThere(this.step().name);
  }

  protected lookAgain(): void {
    void this.current.driver()?.lookAgain(this.step().name);
  }

  protected accept(words: string): void {
    void this.current.driver()?.accept(this.step().name, words);
  }

  protected enter(numbers: RunNumbers): void {
    void this.current.driver()?.enterNumbers(this.step().name, numbers);
  }

  protected async watch(pasted: string): Promise<void> {
    const driver = this.current.driver();
    if (driver === undefined || this.isLooking()) return;
    this.isLooking.set(true);
    this.given.set(await driver.giveProcessId(this.step().name, pasted));
    this.isLooking.set(false);
  }

  protected async importEvents(file: File | undefined): Promise<void> {
    const driver = this.current.driver();
    if (file === undefined || driver === undefined) return;
    this.importFailed.set(false);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { events, unrecognised } = readEvents(readTable(bytes, file.name));
      const explanation = await driver.importEvents(this.step().name, events);
      const records = await driver.knownRecords();
      this.explained.set({ explanation, unrecognised, records });
    } catch {
      // Not a table, or not one that can be read: said beside the button.
      this.importFailed.set(true);
    }
  }
}
