import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { AlmaError } from '../../alma/port/alma-error';
import { usualTime } from '../../workflow/history/usual-time';
import { jobOf } from '../../workflow/run/preflight';
import type { RunState, StepState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { ALMA } from '../session/ports';
import { Duration } from '../ui/duration';
import { ticking } from './ticking';

/** A step under way in Alma, or waiting for Alma's limits: how far it is, how long it takes. */
@Component({
  selector: 'app-step-progress',
  standalone: true,
  imports: [Duration, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let now = step();
    @if (isWaiting()) {
      <div class="banner warn" data-testid="step-waiting">
        @if (now.problem; as problem) {
          <p>{{ 'run.problem.' + problem.id | translate: problem.with }}</p>
        }
        <p>
          {{ 'run.triesAgain' | translate }}
          <strong data-testid="step-countdown"><app-duration [ms]="leftMs()" /></strong>
        </p>
      </div>
    } @else {
      <p class="small">
        @if (now.statusText || now.status; as status) {
          <span dir="auto">{{ 'run.almaSays' | translate: { status } }}</span>
        }
        @if (now.progress !== undefined) {
          &ngsp;<strong class="number">{{
            'work.percent' | translate: { n: now.progress }
          }}</strong>
        }
      </p>
      <progress
        max="100"
        [attr.value]="now.progress ?? null"
        [attr.aria-label]="'run.step.' + now.name | translate"
      ></progress>
      <p class="small muted times">
        <span data-testid="step-elapsed">
          {{ (now.by === 'app' ? 'run.elapsed' : 'run.followed') | translate }}
          <app-duration [ms]="elapsedMs()" />
        </span>
        @if (usualMs(); as ms) {
          <span data-testid="step-usual">
            {{ 'run.usual' | translate }} <app-duration [ms]="ms" />
          </span>
        }
      </p>
    }
  `,
  styles: `
    progress {
      display: block;
      width: 100%;
      height: 10px;
      margin-bottom: var(--space-1);
    }
    .times {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
    }
    p:last-child {
      margin-bottom: var(--space-2);
    }
  `,
})
export class StepProgress {
  private readonly alma = inject(ALMA);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly gone = new AbortController();

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();

  private readonly now = ticking(() => true);
  protected readonly usualMs = signal<number | undefined>(undefined);
  protected readonly isWaiting = computed(() => this.step().phase === 'waiting');
  protected readonly leftMs = computed(() => this.step().waitUntil - this.now());
  protected readonly elapsedMs = computed(() => this.now() - this.step().launchedAt);
  private readonly isRunning = computed(() => this.step().phase === 'running');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.gone.abort());
    effect(() => {
      if (this.isRunning()) untracked(() => void this.askUsual());
    });
  }

  private async askUsual(): Promise<void> {
    const { routeId, set } = this.run();
    const route = this.configuration()?.routes.find(({ id }) => id === routeId);
    const job = route && jobOf(route, this.step().name);
    if (route === undefined || job === undefined) return;
    try {
      const { signal } = this.gone;
      this.usualMs.set(await usualTime(this.alma, job.id, set.size, route.counters, signal));
    } catch (error) {
      // Where Alma lists no runs, or the screen was left, no usual time is shown.
      if (!(error instanceof AlmaError) && !this.gone.signal.aborted) throw error;
    }
  }
}
