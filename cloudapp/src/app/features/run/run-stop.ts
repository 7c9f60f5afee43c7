import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from '../ui/icon';
import { CurrentRun } from './current-run';

/** Ends a run before its end, once the person has said so twice; leaving does not need it. */
@Component({
  selector: 'app-run-stop',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!isAsking()) {
      <p class="small muted" data-testid="safe-to-leave">{{ 'run.safeToLeave' | translate }}</p>
      <button
        type="button"
        class="quiet"
        data-testid="stop-run"
        data-focus-home
        (click)="isAsking.set(true)"
      >
        <app-icon name="stop" />{{ 'run.stop' | translate }}
      </button>
    } @else {
      <div class="banner warn" role="group" aria-labelledby="stop-heading">
        <h2 id="stop-heading">{{ 'run.stopTitle' | translate }}</h2>
        <p>{{ 'run.stopText' | translate }}</p>
        <div class="actions">
          <button type="button" class="secondary" data-testid="confirm-stop" (click)="stop()">
            {{ 'run.stopYes' | translate }}
          </button>
          <button type="button" class="quiet" data-testid="keep-run" (click)="isAsking.set(false)">
            {{ 'run.stopNo' | translate }}
          </button>
        </div>
      </div>
    }
  `,
})
export class RunStop {
  private readonly current = inject(CurrentRun);
  protected readonly isAsking = signal(false);

  protected stop(): void {
    void this.current.driver()?.end();
  }
}
