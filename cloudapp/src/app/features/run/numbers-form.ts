import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { RunNumbers, StepName } from '../../workflow/run/run-state';

/** The counters that each step's gate wants. */
const WANTED: Record<StepName, readonly (keyof RunNumbers)[]> = {
  copy: ['processed', 'exceptions'],
  migrate: ['processed', 'exceptions', 'skipped'],
  register: ['created', 'updated', 'failed', 'skipped'],
};

/** The counters of a run that the app may not read, entered from Monitor Jobs; empty: not known. */
@Component({
  selector: 'app-numbers-form',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="entered.emit(numbers()); $event.preventDefault()">
      <p class="small">{{ 'run.numbers.text' | translate }}</p>
      @for (name of wanted(); track name) {
        <label class="field">
          <span class="label">{{ 'run.number.' + name | translate }}</span>
          <input
            #box
            type="number"
            min="0"
            step="1"
            [attr.data-testid]="'number-' + name"
            (input)="put(name, box.value)"
          />
        </label>
      }
      <button type="submit" data-testid="run-ended" [class]="isMain() ? 'primary' : 'secondary'">
        {{ 'run.numbers.ended' | translate }}
      </button>
    </form>
  `,
})
export class NumbersForm {
  readonly step = input.required<StepName>();
  /** Whether it is what the step waits for; elsewhere another button comes first. */
  readonly isMain = input.required<boolean>();
  readonly entered = output<RunNumbers>();
  protected readonly wanted = computed(() => WANTED[this.step()]);
  protected readonly numbers = signal<RunNumbers>({});

  protected put(name: keyof RunNumbers, text: string): void {
    const isNumber = /^\d+$/.test(text.trim());
    this.numbers.update((numbers) => {
      const others = Object.fromEntries(Object.entries(numbers).filter(([key]) => key !== name));
      return isNumber ? { ...others, [name]: Number(text) } : others;
    });
  }
}
