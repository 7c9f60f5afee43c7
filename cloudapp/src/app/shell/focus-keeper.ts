import { DOCUMENT } from '@angular/common';
import { afterRender, inject, Injectable, Injector } from '@angular/core';

/** Where the focus goes on: a place made for it, else what names the part of the screen. */
const MADE_FOR_IT = '[data-takes-focus]';
const NAMES = 'h1, h2, h3, summary, legend';

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
  private last: Focused | undefined;

  watch(): void {
    const { document } = this;
    document.addEventListener('focusin', ({ target }) => this.remember(target));
    // Who points elsewhere, or goes to Alma's page, has left by themselves.
    const forget = (): void => (this.last = undefined);
    document.addEventListener('pointerdown', forget);
    document.defaultView?.addEventListener('blur', forget);
    afterRender(() => this.keep(), { injector: this.injector });
  }

  private remember(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const around: Element[] = [];
    for (let at = target.parentElement; at !== null; at = at.parentElement) around.push(at);
    this.last = { element: target, around, isSeen: target.matches(':focus-visible') };
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
