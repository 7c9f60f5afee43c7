import { DOCUMENT } from '@angular/common';
import { afterRender, DestroyRef, inject, Injectable, Injector } from '@angular/core';

/** Where the focus goes on: a place made for it, else what names the part of the screen, or stands in for a name. */
const MADE_FOR_IT = '[data-takes-focus]';
const NAMES = 'h1, h2, h3, summary, legend, [data-focus-home]';

/** What has the focus, and all that is around it, from the inside out. */
interface Focused {
  readonly element: Element;
  readonly around: readonly Element[];
  /** Whether the person sees a ring: goes by keyboard. */
  readonly isSeen: boolean;
}

/**
 * Hands the focus on when what had it is gone: a button that vanishes when it is pressed, say. It
 * goes to the nearest place around it that says where the person is, never to the top of the page.
 */
@Injectable({ providedIn: 'root' })
export class FocusKeeper {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly end = new AbortController();
  private last: Focused | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.end.abort());
  }

  watch(): void {
    const { document } = this;
    const { signal } = this.end;
    const whole = { capture: true, signal };
    document.addEventListener('focus', ({ target }) => this.remember(target), whole);
    // Who points elsewhere, or goes to Alma's page, has left by themselves.
    document.addEventListener('pointerdown', ({ target }) => this.point(target), whole);
    document.defaultView?.addEventListener('blur', () => (this.last = undefined), { signal });
    afterRender(() => this.keep(), { injector: this.injector });
  }

  private remember(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const around: Element[] = [];
    for (let at = target.parentElement; at !== null; at = at.parentElement) around.push(at);
    this.last = { element: target, around, isSeen: target.matches(':focus-visible') };
  }

  private point(target: EventTarget | null): void {
    const isThere = target instanceof Node && this.last?.element.contains(target) === true;
    if (!isThere) this.last = undefined;
  }

  private keep(): void {
    const { last, document } = this;
    if (last === undefined || !document.hasFocus()) return;
    const { activeElement } = document;
    // A button that is switched off keeps the focus until the browser draws anew.
    const isLost = activeElement === document.body || activeElement?.matches(':disabled') === true;
    if (!isLost || isUsable(last.element)) return;
    for (const place of last.around) {
      if (place.isConnected && takesFocus(place, last)) return;
    }
  }
}

/** Tries the places within. @returns whether one of them has the focus now */
function takesFocus(within: Element, { element, isSeen }: Focused): boolean {
  const places = [
    ...(within.matches(MADE_FOR_IT) ? [within] : []),
    ...within.querySelectorAll(MADE_FOR_IT),
    ...within.querySelectorAll(NAMES),
  ];
  const place = places.find((one) => one !== element && isUsable(one));
  if (!(place instanceof HTMLElement)) return false;
  if (place.tabIndex < 0) place.tabIndex = -1;
  // The page stands still under a person with a mouse.
  place.focus({ preventScroll: !isSeen });
  return true;
}

function isUsable(element: Element): boolean {
  return (
    element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0
  );
}
