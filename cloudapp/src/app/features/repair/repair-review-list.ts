import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { PlannedRepair } from '../../workflow/repair/planned-repair';
import { Icon } from '../ui/icon';
import { RepairDiff } from './repair-diff';
import { RepairReview } from './repair-review';

/** Changes shown at once; more come by a button. */
const SHOWN = 50;
/** Up to so many can be seen without looking for them. */
const FILTER_FROM = 5;

/** Every change with its diff, to be filtered and ticked off before anything is written. */
@Component({
  selector: 'app-repair-review-list',
  standalone: true,
  imports: [Icon, RepairDiff, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './repair-review-list.html',
  styleUrl: './repair-rows.scss',
})
export class RepairReviewList {
  protected readonly review = inject(RepairReview);
  protected readonly words = signal('');
  protected readonly chosenKind = signal('');
  protected readonly most = signal(SHOWN);
  /** The first row that came by the button, which hands the focus on to it where nothing more is to come. */
  protected readonly firstNew = signal(-1);

  protected readonly planned = computed(() => this.review.plan()?.planned ?? []);
  protected readonly isMany = computed(() => this.planned().length > 1);
  protected readonly isLong = computed(() => this.planned().length > FILTER_FROM);
  protected readonly kinds = computed(() => [...new Set(this.planned().map(({ kind }) => kind))]);
  protected readonly passing = computed(() => {
    const words = this.words().toLowerCase();
    const kind = this.chosenKind();
    return this.planned().filter(
      (repair) => (kind === '' || repair.kind === kind) && textOf(repair).includes(words),
    );
  });
  protected readonly shown = computed(() => this.passing().slice(0, this.most()));

  protected isTicked({ mmsId }: PlannedRepair): boolean {
    return !this.review.unticked().has(mmsId);
  }

  protected tick(repair: PlannedRepair): void {
    this.review.tick([repair.mmsId], !this.isTicked(repair));
  }

  protected tickPassing(isTicked: boolean): void {
    this.review.tick(
      this.passing().map(({ mmsId }) => mmsId),
      isTicked,
    );
  }

  protected showMore(): void {
    this.firstNew.set(this.most());
    this.most.update((most) => most + SHOWN);
  }
}

/** What the filter looks in: title, number, and what changes. */
function textOf({ mmsId, title, changes }: PlannedRepair): string {
  const values = changes.flatMap(({ before, after }) => [before, after]);
  return [mmsId, title, ...values].join(' ').toLowerCase();
}
