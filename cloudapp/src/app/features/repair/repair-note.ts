import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { RepairMemory } from './repair-memory';
import { RepairWork } from './repair-work';

/** On the start page: a repair that is under way, or was interrupted. */
@Component({
  selector: 'app-repair-note',
  standalone: true,
  imports: [RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (underWay(); as progress) {
      <section class="banner" data-testid="repair-under-way">
        <p>
          {{ 'repair.note.underWay' | translate: { done: progress.done, total: progress.total } }}
        </p>
        <a class="secondary" routerLink="/repair">{{ 'repair.note.look' | translate }}</a>
      </section>
    } @else if (open() > 0) {
      <section class="banner warn" data-testid="repair-interrupted">
        <p>{{ 'repair.interrupted.text' | translate: { n: open() } }}</p>
        <a class="secondary" routerLink="/repair">{{ 'repair.note.look' | translate }}</a>
      </section>
    }
  `,
})
export class RepairNote {
  private readonly memory = inject(RepairMemory);
  private readonly work = inject(RepairWork);

  protected readonly underWay = computed(() =>
    this.work.isWorking() ? this.work.now()?.progress : undefined,
  );
  /** Records of an interrupted repair that are not settled. */
  protected readonly open = computed(() => {
    const journal = this.memory.journal();
    return journal === undefined ? 0 : journal.open.length + journal.unlisted;
  });

  constructor() {
    void this.memory.load();
  }
}
