import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { diffPieces } from '../../core/edit/diff-pieces';
import type { PlannedRepair } from '../../workflow/repair/planned-repair';
import { DividedText } from '../ui/divided-text';

/** Characters of the record shown beside each change. */
const AROUND = 120;

/** A change before it is made: by field for reading, by character for the doubtful. */
@Component({
  selector: 'app-repair-diff',
  standalone: true,
  imports: [DividedText, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './repair-diff.html',
  styleUrl: './repair-diff.scss',
})
export class RepairDiff {
  readonly repair = input.required<PlannedRepair>();

  /** Changes that can be said by field; an undo is shown by its text alone. */
  protected readonly fields = computed(() =>
    this.repair().changes.filter(({ field }) => field !== ''),
  );
  protected readonly isTextOpen = computed(
    () => this.fields().length === 0 || this.repair().doubts.length > 0,
  );
  protected readonly pieces = computed(() => {
    const { xml, edits } = this.repair();
    return diffPieces(xml, edits, AROUND);
  });
}
