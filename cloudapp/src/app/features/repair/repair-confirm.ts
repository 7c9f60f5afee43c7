import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from '../ui/icon';
import { RepairReview } from './repair-review';
import { RepairWork } from './repair-work';

/** The last two steps before writing: the file that can undo it, and the person's word that it is there. */
@Component({
  selector: 'app-repair-confirm',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './repair-confirm.html',
  styles: `
    :host {
      display: block;
      padding-block: var(--space-2);
      border-block-start: 1px solid var(--sys-outline-variant);
      background: var(--sys-surface-container-lowest);
    }
    @media (min-width: 360px) and (min-height: 720px) {
      :host {
        position: sticky;
        inset-block-end: 0;
      }
    }
    p {
      margin: 0;
    }
    .actions {
      margin: var(--space-2) 0 0;
    }
  `,
})
export class RepairConfirm {
  protected readonly review = inject(RepairReview);
  private readonly work = inject(RepairWork);

  protected readonly count = computed(() => this.review.chosen().length);
  protected readonly isUndo = computed(() => this.review.kind() === 'undo');
  protected readonly canConfirm = computed(() => this.count() > 0 && this.review.areImagesSaved());

  protected confirm(): void {
    void this.work.begin();
  }
}
