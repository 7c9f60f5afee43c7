import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { Session } from '../features/session/session';
import { Icon } from '../features/ui/icon';
import { NoticeArea } from '../features/ui/notice-area';
import { FocusKeeper } from './focus-keeper';
import { HeadingFocus } from './heading-focus';

/** The frame of every screen: the way home, the notices, and the screen itself. */
@Component({
  selector: 'app-root',
  standalone: true,
  imports: [Icon, NoticeArea, RouterLink, RouterLinkActive, RouterOutlet, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  private readonly session = inject(Session);
  protected readonly state = this.session.state;
  protected readonly isAdmin = this.session.isAdmin;

  constructor() {
    inject(HeadingFocus).follow();
    inject(FocusKeeper).watch();
  }

  protected startAgain(): void {
    void this.session.start();
  }
}
