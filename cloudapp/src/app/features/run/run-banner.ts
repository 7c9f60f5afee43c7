import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { CurrentRun } from './current-run';

/** The run in progress, on top of the start page. */
@Component({
  selector: 'app-run-banner',
  standalone: true,
  imports: [RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (current.run(); as run) {
      <section
        class="banner"
        data-testid="run-banner"
        [attr.aria-label]="'run.banner.title' | translate"
      >
        <p>
          <strong>{{ 'run.banner.title' | translate }}</strong>&ngsp;<bdi>{{ run.set.name }}</bdi>
        </p>
        <p>
          @if (step(); as now) {
            {{ 'run.step.' + now.name | translate }}: {{ 'run.phase.' + now.phase | translate }}
          } @else {
            {{ 'run.handlesPhase.' + run.handles.phase | translate }}
          }
        </p>
        <a class="primary" routerLink="/run">{{ 'run.banner.open' | translate }}</a>
      </section>
    } @else if (current.hold().kind === 'unreachable') {
      <section class="banner warn" data-testid="run-unknown">
        <p>{{ 'run.unreachable' | translate }}</p>
        <a class="secondary" routerLink="/run">{{ 'run.banner.open' | translate }}</a>
      </section>
    } @else if (current.hold().kind === 'damaged') {
      <section class="banner bad">
        <p>{{ 'run.damaged.title' | translate }}</p>
        <a class="secondary" routerLink="/run">{{ 'run.banner.open' | translate }}</a>
      </section>
    }
  `,
})
export class RunBanner {
  protected readonly current = inject(CurrentRun);
  protected readonly step = computed(() =>
    this.current.run()?.steps.find(({ phase }) => phase !== 'done'),
  );

  constructor() {
    void this.current.look();
  }
}
