import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { AskAdministrator } from './ask-administrator';
import { ConfigurationStore } from './configuration-store';
import { Session } from './session';

/** Where nothing can be done for want of a configuration: why, and what helps. Nothing where there is one. */
@Component({
  selector: 'app-configuration-state',
  standalone: true,
  imports: [AskAdministrator, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './configuration-state.html',
  styles: `
    @media (min-width: 800px) {
      .banner {
        max-width: 760px;
      }
    }
  `,
})
export class ConfigurationStateView {
  private readonly store = inject(ConfigurationStore);
  protected readonly state = this.store.state;
  protected readonly isAdmin = inject(Session).isAdmin;

  protected askAgain(): void {
    void this.store.load();
  }
}
