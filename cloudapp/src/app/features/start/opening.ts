import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';

import { PageStore } from '../session/page-store';
import { RecentSets } from '../session/recent-sets';
import { SettingsStore } from '../session/settings-store';

/** Opens the app with what its user wants, once, where the Alma page shows nothing to work with. */
@Injectable({ providedIn: 'root' })
export class Opening {
  private readonly router = inject(Router);
  private readonly page = inject(PageStore);
  private readonly recent = inject(RecentSets);
  private readonly settings = inject(SettingsStore);
  private hasOpened = false;

  /** To be called when the start page is shown; does something the first time only. */
  async open(): Promise<void> {
    if (this.hasOpened) return;
    this.hasOpened = true;
    await Promise.all([this.settings.load(), this.recent.load()]);
    // A screen that the person asked for meanwhile may still be on its way.
    const isGoing = this.router.getCurrentNavigation() !== null;
    const isStillHere = !isGoing && this.router.url.split(/[?#]/, 1)[0] === '/';
    if (!isStillHere || this.page.entities().length > 0) return;
    const { opening } = this.settings.settings();
    const [last] = this.recent.sets();
    if (opening === 'last-set' && last !== undefined) {
      await this.router.navigate(['/set', last.id]);
    }
    if (opening === 'runs') await this.router.navigate(['/runs']);
  }
}
