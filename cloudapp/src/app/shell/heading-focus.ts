import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injectable, Injector } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, skip } from 'rxjs';

/**
 * Moves the focus to the heading of each screen that is opened: who listens, or has no mouse, goes
 * on from there. A screen that is still being read gets its heading later; it is then waited for,
 * unless the person has gone elsewhere meanwhile.
 */
@Injectable({ providedIn: 'root' })
export class HeadingFocus {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private waiting: MutationObserver | undefined;

  follow(): void {
    // Not at the start: the person is in Alma's page then.
    const opened = filter((event: unknown) => event instanceof NavigationEnd);
    this.router.events.pipe(opened, skip(1)).subscribe(() => {
      // The former screen leaves the page only when the new one is drawn.
      const before = this.document.activeElement;
      afterNextRender(() => this.onScreen(before), { injector: this.injector });
    });
  }

  private onScreen(before: Element | null): void {
    this.waiting?.disconnect();
    const { body } = this.document;
    // A frame that takes the focus while the person works in Alma's page would be in the way.
    if (!this.document.hasFocus() || this.focusHeading()) return;
    this.waiting = new MutationObserver((_changes, observer) => {
      const now = this.document.activeElement;
      const isElsewhere = now !== before && now !== body;
      if (isElsewhere || this.focusHeading()) observer.disconnect();
    });
    this.waiting.observe(body, { childList: true, subtree: true });
  }

  /** @returns whether the screen has its heading */
  private focusHeading(): boolean {
    const heading = this.document.querySelector<HTMLElement>('main h1');
    if (heading === null) return false;
    heading.tabIndex = -1;
    heading.focus();
    return true;
  }
}
