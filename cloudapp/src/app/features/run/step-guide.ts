import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { checklist, formWordsOf } from '../../workflow/run/checklist';
import { jobOf } from '../../workflow/run/preflight';
import { routeFingerprint } from '../../workflow/run/route-fingerprint';
import type { Problem, RunNumbers, RunState, StepState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { CopyButton } from '../ui/copy-button';
import { DividedText } from '../ui/divided-text';
import { CurrentRun } from './current-run';
import { FoundRuns } from './found-runs';
import { NumbersForm } from './numbers-form';
import { ProblemText } from './problem-text';

/** What the app puts into the job's form by itself; in Alma's page the person chooses them. */
const CHOSEN_IN_ALMA = ['set_id', 'job_name'];

/** A step in the person's hands: what to do in Alma, which run it became, and its numbers. */
@Component({
  selector: 'app-step-guide',
  standalone: true,
  imports: [
    CopyButton,
    DividedText,
    FoundRuns,
    NgTemplateOutlet,
    NumbersForm,
    ProblemText,
    TranslatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-guide.html',
  styleUrl: './step-guide.scss',
})
export class StepGuide {
  private readonly current = inject(CurrentRun);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('id');

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();

  protected readonly given = signal<Problem | undefined>(undefined);
  protected readonly isLooking = signal(false);
  /** Whether another run took the place of the one that was followed. */
  protected readonly isExchanged = signal(false);
  private readonly route = computed(() =>
    this.configuration()?.routes.find(({ id }) => id === this.run().routeId),
  );
  /** What the configuration says now is not what the run was prepared for: it is not led through. */
  protected readonly isRouteChanged = computed(() => {
    const route = this.route();
    return route === undefined || routeFingerprint(route) !== this.run().routeFingerprint;
  });
  protected readonly routeChanged: Problem = { id: 'route-changed', with: {} };
  protected readonly job = computed(() => {
    const route = this.route();
    return route && jobOf(route, this.step().name);
  });
  protected readonly parameters = computed(() =>
    (this.job()?.parameters ?? []).filter(({ name }) => !CHOSEN_IN_ALMA.includes(name)),
  );
  protected readonly isRegister = computed(() => this.step().name === 'register');
  protected readonly items = computed(() => {
    const [route, configuration] = [this.route(), this.configuration()];
    return route && configuration ? checklist(this.run(), route, configuration) : [];
  });
  protected readonly runSentence = computed(() => this.route()?.runSentence ?? '');
  protected readonly button = computed(() => this.route()?.runButton ?? 'run');
  protected readonly isUnsettled = computed(() => this.step().phase === 'unsettled');
  protected readonly unsettledWords = computed(() => {
    const isRegister = this.isRegister();
    // What is lost may be one answer, or all that was known of the run.
    if (this.run().isRebuilt) return isRegister ? 'run.unknownRegister' : 'run.unknownStart';
    return isRegister ? 'run.unsettledRegister' : 'run.unsettled';
  });
  /** The run is known: it is followed, or Alma does not show it and its numbers are wanted. */
  protected readonly isKnown = computed(() => !this.isUnsettled() && this.step().instanceId !== '');
  protected readonly isFollowed = computed(() => this.step().phase === 'running');
  /** A step that the app could start may be given back to it. */
  protected readonly canGiveBack = computed(
    () => !this.isKnown() && !this.isUnsettled() && !this.isRegister() && this.job(),
  );
  protected readonly handover = computed(() => {
    const { action, uponCreate } = formWordsOf(this.run().way);
    const profile = this.route()?.profile?.name ?? '';
    return { profile, set: this.run().set.name, action, uponCreate };
  });

  protected notThere(): void {
    void this.current.driver()?.notThere(this.step().name);
  }

  protected giveBack(): void {
    void this.current.driver()?.confirm(this.step().name);
  }

  protected enter(numbers: RunNumbers): void {
    void this.current.driver()?.enterNumbers(this.step().name, numbers);
  }

  protected async watch(pasted: string): Promise<void> {
    const driver = this.current.driver();
    if (driver === undefined || this.isLooking()) return;
    this.isLooking.set(true);
    const isExchange = this.isFollowed();
    this.isExchanged.set(false);
    const problem = await driver.giveProcessId(this.step().name, pasted);
    this.isLooking.set(false);
    this.given.set(problem);
    this.isExchanged.set(isExchange && problem === undefined);
    const box = this.box()?.nativeElement;
    if (problem !== undefined) box?.focus();
    else if (box !== undefined) box.value = '';
  }
}
