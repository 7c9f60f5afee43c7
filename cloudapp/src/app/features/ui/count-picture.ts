import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from './icon';
import type { Look } from './tones';

/** One kind of thing and how many there are of it. */
export interface CountedKind {
  readonly id: string;
  /** Key of its name in i18n/. */
  readonly say: string;
  readonly count: number;
  readonly look: Look;
}

/** Counts as a picture and as a table at once: a bar of all, then a row for each kind, which filters. */
@Component({
  selector: 'app-count-picture',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './count-picture.html',
  styleUrl: './count-picture.scss',
})
export class CountPicture {
  readonly kinds = input.required<readonly CountedKind[]>();
  /** Key of the table's caption. */
  readonly caption = input.required<string>();
  /** `state-count-`: the test id of a number is this and the kind's id. */
  readonly testIdPrefix = input.required<string>();
  readonly chosen = input<ReadonlySet<string>>(new Set());
  readonly toggled = output<string>();

  protected readonly total = computed(() =>
    this.kinds().reduce((sum, { count }) => sum + count, 0),
  );
  protected readonly present = computed(() => this.kinds().filter(({ count }) => count > 0));
  protected readonly most = computed(() => Math.max(1, ...this.kinds().map(({ count }) => count)));
}
