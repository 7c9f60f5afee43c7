import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { CounterNames } from '../../core/configuration/configuration';
import { withLearnedCounters } from '../../core/configuration/learn-counters';
import type { RunNumbers, RunState, StepState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { Session } from '../session/session';
import { CurrentRun } from './current-run';

/** Which numbers each gate asks for. */
const ASKED: Record<StepState['name'], readonly (keyof CounterNames)[]> = {
  copy: [],
  migrate: ['processed', 'exceptions', 'skipped'],
  register: ['created', 'updated', 'failed', 'skipped'],
};

/** Lets a person say which of Alma's counters give the numbers that a gate did not find. */
@Component({
  selector: 'app-counter-picker',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (missing().length > 0 && step().counters.length > 0) {
      <form data-testid="counter-picker" (submit)="learn(); $event.preventDefault()">
        <p class="small">{{ 'run.learn.text' | translate }}</p>
        @for (name of missing(); track name) {
          <label class="field">
            <span class="label">{{ 'run.number.' + name | translate }}</span>
            <select #box [attr.data-testid]="'counter-' + name" (change)="choose(name, box.value)">
              <option value="">{{ 'run.notKnown' | translate }}</option>
              @for (counter of step().counters; track counter.label) {
                <option dir="auto" [value]="counter.label">
                  {{ counter.label }}: {{ counter.value }}
                </option>
              }
            </select>
          </label>
        }
        <button type="submit" class="primary" data-testid="learn-counters" [disabled]="!canUse()">
          {{ 'run.learn.use' | translate }}
        </button>
      </form>
    }
  `,
})
export class CounterPicker {
  private readonly current = inject(CurrentRun);
  private readonly notices = inject(Notices);
  private readonly store = inject(ConfigurationStore);
  private readonly isAdmin = inject(Session).isAdmin;

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();

  private readonly chosen = signal<ReadonlyMap<keyof CounterNames, string>>(new Map());
  /** Whether something was chosen, and no counter for two numbers. */
  protected readonly canUse = computed(() => {
    const labels = [...this.chosen().values()];
    return labels.length > 0 && new Set(labels).size === labels.length;
  });
  protected readonly missing = computed(() => {
    const { name, numbers } = this.step();
    return ASKED[name].filter((asked) => numbers[asked] === undefined);
  });

  protected choose(name: keyof CounterNames, label: string): void {
    this.chosen.update((former) => {
      const next = new Map(former);
      if (label === '') next.delete(name);
      else next.set(name, label);
      return next;
    });
  }

  protected async learn(): Promise<void> {
    const { name, counters } = this.step();
    const numbers: RunNumbers = Object.fromEntries(
      [...this.chosen()].flatMap(([number, label]) => {
        const value = counters.find((counter) => counter.label === label)?.value;
        return value === undefined ? [] : [[number, value]];
      }),
    );
    await this.keep();
    await this.current.driver()?.learnNumbers(name, numbers);
  }

  /** An administrator's choice is kept for everybody; another user's holds for this run. */
  private async keep(): Promise<void> {
    const base = this.store.configuration();
    if (base === undefined || !this.isAdmin()) {
      this.notices.show('info', 'run.learn.notKept');
      return;
    }
    try {
      const configuration = withLearnedCounters(base, this.run().routeId, this.chosen());
      const { kind } = await this.store.save({ configuration, base, agreedTo: undefined });
      if (kind === 'saved') this.notices.show('done', 'run.learn.kept');
      else this.notices.show('problem', 'run.learn.notKept');
    } catch {
      // The numbers hold for this run all the same; the names can be entered in the configuration.
      this.notices.show('problem', 'run.learn.notKept');
    }
  }
}
