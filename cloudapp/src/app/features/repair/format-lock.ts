import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { trustOf } from '../../workflow/repair/unlock';
import { Icon } from '../ui/icon';
import { RepairMemory } from './repair-memory';
import { RepairWork } from './repair-work';

/** Asks a person to look at the first repair of each format before the rest of it is written. */
@Component({
  selector: 'app-format-lock',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (lock of locks(); track lock.format) {
      <section class="banner warn" data-testid="format-lock">
        <p>
          {{
            'repair.lock.text'
              | translate: { format: lock.format, mmsId: lock.mmsId, n: lock.waiting }
          }}
        </p>
        <button
          type="button"
          class="primary"
          data-testid="confirm-format"
          (click)="confirm(lock.format)"
        >
          <app-icon name="check" />{{ 'repair.lock.confirm' | translate }}
        </button>
      </section>
    }
  `,
})
export class FormatLock {
  private readonly memory = inject(RepairMemory);
  private readonly work = inject(RepairWork);

  /** Formats of which the first record was written and others wait. */
  protected readonly locks = computed(() => {
    const waiting = new Map<string, number>();
    for (const { repair, outcome } of this.work.now()?.rows ?? []) {
      if (outcome.result !== 'awaits-confirmation') continue;
      const { format } = repair.before;
      waiting.set(format, (waiting.get(format) ?? 0) + 1);
    }
    const trust = this.memory.trust();
    return [...waiting].flatMap(([format, count]) => {
      const known = trustOf(trust, format);
      return known.kind === 'tried' ? [{ format, mmsId: known.mmsId, waiting: count }] : [];
    });
  });

  /** The person found the record well: the rest of its format is written. */
  protected confirm(format: string): void {
    this.memory.confirmFormat(format);
    void this.work.goOn();
  }
}
