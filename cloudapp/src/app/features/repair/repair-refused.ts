import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { RefusedRepair } from '../../workflow/repair/planned-repair';

const SHOWN = 200;

/** The records that are left alone, each with its reason. */
@Component({
  selector: 'app-repair-refused',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (refused().length > 0) {
      <details class="banner warn" data-testid="repair-refused" [open]="refused().length < 4">
        <summary>{{ 'repair.refusedCount' | translate: { n: refused().length } }}</summary>
        <ul>
          @for (record of shown(); track record.mmsId) {
            <li data-testid="refused-row" [attr.data-reason]="record.reason">
              <bdi>{{ record.title || record.mmsId }}</bdi>:
              {{ 'repair.refused.' + record.reason | translate }}
            </li>
          }
        </ul>
        @if (shown().length < refused().length) {
          <p>{{ 'repair.refusedMore' | translate: { n: refused().length - shown().length } }}</p>
        }
      </details>
    }
  `,
})
export class RepairRefused {
  readonly refused = input.required<readonly RefusedRepair[]>();
  protected readonly shown = computed(() => this.refused().slice(0, SHOWN));
}
