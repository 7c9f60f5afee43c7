import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { numbersOf } from '../../workflow/run/counters';
import type { RunState, StepState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { NumberText } from './number-text';

/** What Alma counted: in the app's words where the configuration knows the counter, else as Alma says it. */
@Component({
  selector: 'app-step-counters',
  standalone: true,
  imports: [NumberText, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lines().length > 0) {
      <ul class="small" data-testid="step-counters">
        @for (line of lines(); track $index) {
          <li>
            @if (line.number; as number) {
              <span [title]="line.label">{{ 'run.number.' + number | translate }}</span>
            } @else {
              <bdi>{{ line.label }}</bdi>
            }
            <strong><app-number [value]="line.value" /></strong>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      margin: 0 0 var(--space-2);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class StepCounters {
  private readonly configuration = inject(ConfigurationStore).configuration;

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();

  protected readonly lines = computed(() => {
    const { routeId } = this.run();
    const names = this.configuration()?.routes.find(({ id }) => id === routeId)?.counters;
    const { counters, phase } = this.step();
    const lines = counters.map(({ label, value }) => {
      const read = names === undefined ? {} : numbersOf([{ code: '', label, value }], names);
      return { label, value, number: Object.keys(read)[0] };
    });
    // Of a step that is proven its gate has the numbers that matter.
    return phase === 'done' ? lines.filter(({ number }) => number === undefined) : lines;
  });
}
