import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import type { SetDetails } from '../../alma/port/alma';
import { runIdsIn } from '../../workflow/prepare/run-ids-in';
import { CurrentRun } from '../run/current-run';

/** A set that bears the id of a run of which nothing is saved here: from it the run can be taken up. */
@Component({
  selector: 'app-lost-run',
  standalone: true,
  imports: [RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (id of lost(); track id) {
      <div class="banner" data-testid="lost-run">
        <p>{{ 'set.lostRun.text' | translate: { id } }}</p>
        @if (isChecked()) {
          <a
            class="secondary"
            routerLink="/run/take-up"
            [queryParams]="{ id }"
            data-testid="take-up"
          >
            {{ 'set.lostRun.open' | translate }}
          </a>
        } @else {
          <p class="small">{{ 'set.lostRun.checkFirst' | translate }}</p>
        }
      </div>
    }
  `,
})
export class LostRun {
  private readonly current = inject(CurrentRun);
  /** Runs of which something is saved; `undefined` while that is not known. */
  private readonly known = signal<ReadonlySet<string> | undefined>(undefined);

  readonly set = input.required<SetDetails>();
  /** A run that ran on the set without having left its id there. */
  readonly named = input<string>();
  readonly isChecked = input.required<boolean>();

  protected readonly lost = computed(() => {
    const known = this.known();
    if (known === undefined || this.current.hold().kind === 'unreachable') return [];
    const { name, description } = this.set();
    const ids = runIdsIn(`${this.named() ?? ''} ${name} ${description}`);
    return ids.filter((id) => !known.has(id) && id !== this.current.run()?.id);
  });

  constructor() {
    void this.load();
  }

  private async load(): Promise<void> {
    await this.current.look();
    const former = await this.current.journal.history();
    // Where the list is not handed out, nobody knows which runs are lost.
    if (former !== undefined) this.known.set(new Set(former.map(({ id }) => id)));
  }
}
