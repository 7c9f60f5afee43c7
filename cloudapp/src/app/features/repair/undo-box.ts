import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { readBeforeImages, type DamagedLine } from '../../workflow/repair/before-images';
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
  protected readonly isEmpty = signal(false);
  protected readonly kept = computed(() => readBeforeImages(this.memory.keptImages()).images);

  protected async openFile(files: FileList | null): Promise<void> {
    const file = files?.item(0);
    if (file === null || file === undefined) return;
    const { images, damaged } = readBeforeImages(await file.text());
    this.damaged.set(damaged);
    this.isEmpty.set(images.length === 0);
    if (images.length === 0) return;
    this.work.clear();
    this.review.planUndo(images);
  }

  protected undoKept(): void {
    this.work.clear();
    this.review.planUndo(this.kept());
  }
}
