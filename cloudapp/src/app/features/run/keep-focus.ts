import { DOCUMENT } from '@angular/common';
import { DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/** Where the focus may go: what is marked for it, else a heading. */
const HOME = '[data-focus-home], h1, h2';

/**
 * Keeps the focus near where it was when what had it leaves the page: a button that vanishes once it
 * was pressed would drop who works by keyboard at the top of the page.
 */
@Directive({ standalone: true })
export class KeepFocus {
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private focused: Element | undefined;
  /** What has just lost the focus: whether by itself, or because it is taken away, is seen once that is over. */
  private left: EventTarget | null = null;
  /** A change of it wakes the observer when all that goes on now is over. */
  private readonly bell = this.document.createTextNode('');
  /** What the focus stood in, from the inside out. */
  private around: readonly Element[] = [];

  constructor() {
    const observer = new MutationObserver(() => {
      this.forget();
      this.bringBack();
    });
    observer.observe(this.host, { childList: true, subtree: true });
    observer.observe(this.bell, { characterData: true });
    this.host.addEventListener('focus', (event) => this.enter(event), true);
    this.host.addEventListener('blur', (event) => this.leave(event), true);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  private enter({ target }: FocusEvent): void {
    if (!(target instanceof Element)) return;
    this.focused = target;
    this.around = [...parentsOf(target, this.host)];
  }

  private leave({ target }: FocusEvent): void {
    // NOTE No promise: Zone may keep it while what has the focus is still being taken away.
    this.left = target;
    this.bell.data = this.bell.data === '' ? '.' : '';
  }

  /** Who went away from what is still there is not brought back to it. */
  private forget(): void {
    if (this.focused === this.left && this.focused?.isConnected === true) this.focused = undefined;
    this.left = null;
  }

  private bringBack(): void {
    if (this.focused === undefined || this.focused.isConnected) return;
    this.focused = undefined;
    const { activeElement, body } = this.document;
    // Who went elsewhere meanwhile, or works in Alma's page, is left alone.
    if ((activeElement !== null && activeElement !== body) || !this.document.hasFocus()) return;
    const homes = this.around.filter(({ isConnected }) => isConnected);
    for (const around of homes) {
      const home = around.querySelector<HTMLElement>(HOME);
      if (home === null) continue;
      if (home.tabIndex < 0) home.tabIndex = -1;
      home.focus();
      return;
    }
  }
}

function* parentsOf(element: Element, outermost: Element): Iterable<Element> {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    yield at;
    if (at === outermost) return;
  }
}
