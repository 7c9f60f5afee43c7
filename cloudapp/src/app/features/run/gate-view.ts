import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { GateResult, StepName } from '../../workflow/run/run-state';
import { Icon } from '../ui/icon';
import { NumberText } from './number-text';

const LOOKS = {
  passed: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'cross' },
  unknown: { tone: 'warn', icon: 'question' },
} as const;

/** What a gate said: its numbers, its reasons, and, where it cannot tell, the person's own word. */
@Component({
  selector: 'app-gate-view',
  standalone: true,
  imports: [Icon, NumberText, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="banner" [class]="look().tone" data-testid="gate" [attr.data-state]="gate().state">
      <p>
        <app-icon [name]="look().icon" />
        <strong>{{ 'run.gateState.' + gate().state | translate }}</strong>
      </p>
      @if (gate().numbers.length > 0) {
        <table>
          <caption class="visually-hidden">
            {{
              'run.gateNumbers' | translate
            }}
          </caption>
          <thead class="small">
            <tr>
              <th scope="col">{{ 'run.gateWhat' | translate }}</th>
              <th scope="col">{{ 'run.gateWanted' | translate }}</th>
              <th scope="col">{{ 'run.gateFound' | translate }}</th>
            </tr>
          </thead>
          <tbody>
            @for (number of gate().numbers; track number.id) {
              <tr>
                <th scope="row">{{ 'run.number.' + number.id | translate }}</th>
                <td class="number">
                  @if (number.wanted !== undefined) {
                    <app-number [value]="number.wanted" />
                  } @else {
                    –
                  }
                </td>
                <td class="number">
                  @if (number.found !== undefined) {
                    <app-number [value]="number.found" />
                  } @else {
                    {{ 'run.notKnown' | translate }}
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      }
      @for (reason of gate().reasons; track reason.id) {
        <p data-testid="gate-reason" [attr.data-reason]="reason.id">
          {{ 'run.gate.' + reason.id | translate: reason.with }}
        </p>
      }
      @if (asks()) {
        <form (submit)="accept(); $event.preventDefault()">
          <label class="field">
            <span class="label">{{ 'run.unknown.label.' + step() | translate }}</span>
            <input
              #words
              type="text"
              autocomplete="off"
              data-testid="confirm-unknown"
              (input)="typed.set(words.value)"
            />
            <span class="hint">{{ 'run.unknown.hint' | translate }}</span>
          </label>
          <button
            type="submit"
            class="secondary"
            data-testid="accept-unknown"
            [disabled]="typed().trim() === ''"
          >
            {{ 'run.unknown.goOn' | translate }}
          </button>
        </form>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }
    .banner > p:first-child {
      display: flex;
      align-items: center;
      gap: var(--space-1);
    }
    th,
    td {
      padding-inline: var(--space-1);
    }
    th {
      font-weight: 400;
    }
    /* Where it is narrow the name of a number is divided, never the number or its heading. */
    tbody th {
      overflow-wrap: anywhere;
      hyphens: auto;
    }
    /* Digits run from left to right in every language: units stand under units. */
    td,
    thead th:not(:first-child) {
      width: 1%;
      padding-inline-start: var(--space-3);
      text-align: right;
      white-space: nowrap;
    }
    td {
      white-space: nowrap;
    }
    @container (max-width: 280px) {
      table {
        font-size: var(--text-small);
      }
      th,
      td {
        padding-inline: 2px;
      }
      td,
      thead th:not(:first-child) {
        padding-inline-start: var(--space-2);
      }
      td {
        white-space: normal;
      }
    }
    table + p {
      margin-top: var(--space-2);
    }
    tbody tr:last-child > * {
      border-bottom: 0;
    }
    /* What passed is to be looked up, not to stand in the way. */
    .good {
      padding-block: var(--space-1);
      font-size: var(--text-small);
    }
    .good th,
    .good td {
      padding-block: 1px;
    }
    .good > p:first-child {
      margin: 0;
    }
  `,
})
export class GateView {
  readonly gate = input.required<GateResult>();
  readonly step = input.required<StepName>();
  /** Whether a person may go on although the gate cannot tell. */
  readonly asks = input(false);
  readonly accepted = output<string>();
  protected readonly typed = signal('');
  protected readonly look = computed(() => LOOKS[this.gate().state]);

  protected accept(): void {
    const words = this.typed().trim();
    if (words !== '') this.accepted.emit(words);
  }
}
