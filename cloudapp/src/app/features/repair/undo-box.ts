import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { readBeforeImages, type DamagedLine } from '../../workflow/repair/before-images';
import type { Saying } from '../session/alma-words';
import { Icon } from '../ui/icon';
import { RepairMemory } from './repair-memory';
import { RepairReview } from './repair-review';
import { RepairWork } from './repair-work';

/** Undoes former repairs: from a file of before-images, or the newest few from the Store. */
@Component({
  selector: 'app-undo-box',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './undo-box.html',
})
export class UndoBox {
  private readonly memory = inject(RepairMemory);
  private readonly review = inject(RepairReview);
  private readonly work = inject(RepairWork);

  protected readonly damaged = signal<readonly DamagedLine[]>([]);
  /** Why nothing comes of the chosen file. */
  protected readonly refused = signal<Saying | undefined>(undefined);
  protected readonly kept = computed(() => readBeforeImages(this.memory.keptImages()).images);

  protected async openFile(files: FileList | null): Promise<void> {
    const file = files?.item(0);
    if (file === null || file === undefined) return;
    this.damaged.set([]);
    this.refused.set(undefined);
    const text = await file.text().catch(() => undefined);
    if (text === undefined) {
      this.refused.set({ say: 'files.gone', with: { name: file.name } });
      return;
    }
    const { images, damaged } = readBeforeImages(text);
    this.damaged.set(damaged);
    if (images.length === 0) {
      this.refused.set({ say: 'repair.undo.none', with: {} });
      return;
    }
    this.work.clear();
    this.review.planUndo(images);
  }

  protected undoKept(): void {
    this.work.clear();
    this.review.planUndo(this.kept());
  }
}
