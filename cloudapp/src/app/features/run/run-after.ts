import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { RunState } from '../../workflow/run/run-state';
import { wordsFor } from '../session/alma-words';
import { Notices } from '../session/notices';
import { ALMA } from '../session/ports';
import { Session } from '../session/session';
import { CurrentRun } from './current-run';

/** After a run: it is put away, and the set that was made for it may be deleted. */
@Component({
  selector: 'app-run-after',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="primary" data-testid="put-away" (click)="current.putAway()">
      {{ 'run.putAway' | translate }}
    </button>
    <p class="small muted">{{ 'run.putAwayText' | translate }}</p>
    @if (run().set.isMadeByApp && !isDeleted()) {
      <details>
        <summary>{{ 'run.deleteSet' | translate }}</summary>
        <p class="small">{{ 'run.deleteSetText' | translate }}</p>
        <button type="button" class="secondary" data-testid="delete-set" (click)="deleteSet()">
          {{ 'run.deleteSetYes' | translate }}
        </button>
      </details>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      margin-top: var(--space-1);
    }
    summary {
      min-height: 28px;
      cursor: pointer;
      color: var(--sys-primary);
      font-weight: 600;
    }
  `,
})
export class RunAfter {
  private readonly alma = inject(ALMA);
  private readonly notices = inject(Notices);
  private readonly visit = inject(Session).visit;
  protected readonly current = inject(CurrentRun);

  readonly run = input.required<RunState>();
  protected readonly isDeleted = signal(false);
  private isDeleting = false;

  protected async deleteSet(): Promise<void> {
    if (this.isDeleting) return;
    this.isDeleting = true;
    const { id, set, user } = this.run();
    try {
      const { description } = await this.alma.readSet(set.id);
      // Only what bears this run's id, and was made by this user, is ever deleted.
      if (!description.includes(id) || user !== this.visit()?.user.id) {
        this.notices.show('problem', 'run.setNotOurs', { name: set.name });
        return;
      }
      await this.alma.deleteSet(set.id);
      this.isDeleted.set(true);
      this.notices.show('done', 'run.setDeleted', { name: set.name });
    } catch (error) {
      // Said as a notice; the set stays, which does no harm.
      const words = wordsFor(error);
      this.notices.show('problem', words.say, words.with);
    } finally {
      this.isDeleting = false;
    }
  }
}
