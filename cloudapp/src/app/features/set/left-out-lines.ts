import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { BadLine, ListLine } from '../../core/id-list/read-id-list';

/** Shown at first; the rest is a click away. */
const FIRST = 20;

/** The lines of a file of MMS IDs that were left out, each with its number and why. */
@Component({
  selector: 'app-left-out-lines',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './left-out-lines.html',
})
export class LeftOutLines {
  readonly duplicates = input.required<readonly ListLine[]>();
  readonly bad = input.required<readonly BadLine[]>();

  protected readonly showsAll = signal(false);
  protected readonly shownBad = computed(() => this.cut(this.bad()));
  protected readonly shownDuplicates = computed(() => this.cut(this.duplicates()));
  protected readonly isCut = computed(
    () => !this.showsAll() && Math.max(this.bad().length, this.duplicates().length) > FIRST,
  );

  private cut<T>(lines: readonly T[]): readonly T[] {
    return this.showsAll() ? lines : lines.slice(0, FIRST);
  }
}
