import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from '../ui/icon';
import { CheckedSet } from './checked-set';

/** What the check's result calls for: repair, the workflow, new handles. */
@Component({
  selector: 'app-next-steps',
  standalone: true,
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="actions" data-testid="next-steps">
      @if (toRepair() > 0) {
        <a class="secondary" routerLink="/repair" data-testid="go-repair">
          <app-icon name="repair" />{{ 'set.next.repair' | translate: { n: toRepair() } }}
        </a>
      }
      @if (forExisting() > 0) {
        <a
          class="primary"
          routerLink="/run/new"
          [queryParams]="{ way: 'existing' }"
          data-testid="prepare"
        >
          <app-icon name="play" />{{ 'set.next.existing' | translate: { n: forExisting() } }}
        </a>
      }
      @if (forNew() > 0) {
        <a
          class="secondary"
          routerLink="/run/new"
          [queryParams]="{ way: 'new' }"
          data-testid="prepare-new"
        >
          <app-icon name="play" />{{ 'set.next.new' | translate: { n: forNew() } }}
        </a>
      }
    </div>
  `,
})
export class NextSteps {
  private readonly checked = inject(CheckedSet);
  private readonly counts = computed(() => this.checked.check()?.counts.states);

  protected readonly toRepair = computed(() => {
    const counts = this.counts();
    return (counts?.typed ?? 0) + (counts?.malformed ?? 0);
  });
  protected readonly forExisting = computed(() => {
    const counts = this.counts();
    return (counts?.ready ?? 0) + (counts?.['copy-needed'] ?? 0);
  });
  protected readonly forNew = computed(() => this.counts()?.none ?? 0);
}
