import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { CheckedSet } from '../set/checked-set';
import { HandleProgress } from '../set/handle-progress';

/** The handles of the checked set as they are before a run: how far the asking is. */
@Component({
  selector: 'app-handle-baseline',
  standalone: true,
  imports: [HandleProgress, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="baseline">
      <h2 id="baseline">{{ 'run.prepare.baseline' | translate }}</h2>
      <app-handle-progress />
      @if (isWanted()) {
        <button
          type="button"
          class="primary"
          data-testid="ask-baseline"
          (click)="checked.checkHandles()"
        >
          {{ 'run.prepare.askBaseline' | translate }}
        </button>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-3);
    }
  `,
})
export class HandleBaseline {
  protected readonly checked = inject(CheckedSet);
  protected readonly isWanted = computed(
    () => !['running', 'paused', 'done'].includes(this.checked.handles()?.phase ?? 'idle'),
  );
}
