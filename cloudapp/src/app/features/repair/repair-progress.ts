import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { isSettled, REPAIR_RESULTS, type RepairResult } from '../../workflow/repair/repair-result';
import { wordsFor } from '../session/alma-words';
import { SaveFile } from '../session/save-file';
import { withinSentence } from '../session/within-sentence';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import type { Look } from '../ui/tones';
import { WorkProgress } from '../ui/work-progress';
import { FormatLock } from './format-lock';
import { RESULT_LOOKS } from './result-looks';
import { RepairWork } from './repair-work';

/** Records shown at once; more come by a button. */
const SHOWN = 50;

/** The writing as it goes: how far, how each record ended, and what to do about it. */
@Component({
  selector: 'app-repair-progress',
  standalone: true,
  imports: [FormatLock, Icon, Tag, TranslatePipe, WorkProgress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './repair-progress.html',
  styleUrl: './repair-rows.scss',
})
export class RepairProgress {
  protected readonly work = inject(RepairWork);
  private readonly saveFile = inject(SaveFile);

  protected readonly looks: Record<RepairResult, Look> = RESULT_LOOKS;
  protected readonly within = withinSentence;
  protected readonly most = signal(SHOWN);
  /** The first row that came by the button, which hands the focus on to it where nothing more is to come. */
  protected readonly firstNew = signal(-1);
  protected readonly counts = computed(() => {
    const counts = this.work.now()?.counts ?? {};
    return REPAIR_RESULTS.flatMap((id) => {
      const count = counts[id] ?? 0;
      return count === 0 ? [] : [{ id, count }];
    });
  });
  /** At the end, those for a person to look at come first; meanwhile nothing jumps about. */
  protected readonly rows = computed(() => {
    const rows = this.work.now()?.rows ?? [];
    if (this.work.isWorking()) return rows;
    return [...rows].sort((a, b) => rank(a.outcome.result) - rank(b.outcome.result));
  });
  protected readonly shown = computed(() => this.rows().slice(0, this.most()));
  protected readonly failure = computed(() => {
    const failure = this.work.now()?.failure;
    return failure === undefined ? undefined : wordsFor(failure);
  });
  protected readonly stoppedBy = computed(() => this.work.now()?.stoppedBy);
  protected readonly label = computed(() =>
    this.work.kind() === 'undo' ? 'repair.run.undoing' : 'repair.run.working',
  );

  protected showMore(): void {
    this.firstNew.set(this.most());
    this.most.update((most) => most + SHOWN);
  }

  /** The record as it was, for pasting back by hand. */
  protected saveBefore(): void {
    const row = this.stoppedBy();
    if (row === undefined) return;
    this.saveFile.save(`${row.repair.mmsId}-before.xml`, row.repair.xml, 'application/xml');
  }
}

function rank(result: RepairResult): number {
  if (isSettled(result)) return 2;
  return result === 'waiting' || result === 'awaits-confirmation' ? 1 : 0;
}
