import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from '../ui/icon';
import { ConfigurationDraft } from './configuration-draft';

/** A field of the configuration: its label, what is wrong with it, and a hint. */
@Component({
  selector: 'app-text-field',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label class="label" [for]="id()">{{ label() | translate }}</label>
      <input
        #box
        [type]="type()"
        [id]="id()"
        [value]="value()"
        [attr.data-testid]="testId() || null"
        [attr.min]="type() === 'number' ? 0 : null"
        [attr.step]="type() === 'number' ? 'any' : null"
        [attr.dir]="type() === 'text' ? 'ltr' : null"
        [attr.aria-invalid]="isWrong() ? 'true' : null"
        [attr.aria-describedby]="id() + '-about'"
        autocomplete="off"
        spellcheck="false"
        (input)="changed.emit(box.value)"
      />
      <span [id]="id() + '-about'">
        @for (problem of problems(); track problem.problem) {
          @let isMild = problem.severity === 'warning';
          <span class="wrong" [class.mild]="isMild"
            ><app-icon [name]="isMild ? 'warning' : 'cross'" />{{
              'config.problem.' + problem.problem | translate: problem.with
            }}</span
          >
        }
        @if (hint()) {
          <span class="hint">{{ hint() | translate }}</span>
        }
      </span>
    </div>
  `,
})
export class TextField {
  private readonly draft = inject(ConfigurationDraft);
  /** Where it stands in the document: `routes.0.prefix`. */
  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly value = input.required<string | number>();
  readonly hint = input('');
  readonly testId = input('');
  readonly type = input<'text' | 'number'>('text');
  readonly changed = output<string>();

  protected readonly id = computed(() => `field-${this.path().replaceAll('.', '-')}`);
  protected readonly isWrong = computed(() =>
    this.problems().some(({ severity }) => severity === 'error'),
  );
  protected readonly problems = computed(() =>
    this.draft.problems().filter(({ path }) => path === this.path()),
  );
}
