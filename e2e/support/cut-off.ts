import { type FrameLocator } from '@playwright/test';

/** What sticks out of the panel, or out of the box that it stands in: a line for each. */
export function cutOff(app: FrameLocator): Promise<readonly string[]> {
  return app.locator('html').evaluate((html) => {
    const boxes = '.banner, .card, .box, fieldset, details, li > *, td, th, button, label';
    const words = (one: Element): string =>
      `${one.tagName.toLowerCase()} ${one.className}: ${one.textContent?.trim().slice(0, 60) ?? ''}`;
    const isShown = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      return width > 1 && height > 1 && one.closest('.visually-hidden') === null;
    };
    /** What may be scrolled or is meant to be cut with an ellipsis is not lost. */
    const isKept = (one: Element): boolean => {
      for (let at: Element | null = one; at !== null && at !== html; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    const isOutOfPanel = (one: Element): boolean => {
      const { left, right } = one.getBoundingClientRect();
      return left < -1 || right > html.clientWidth + 1;
    };
    const shown = [...html.querySelectorAll('body *')].filter(isShown);
    const out = shown.filter((one) => isOutOfPanel(one) && !isKept(one));
    const innermost = out.filter((one) => ![...one.children].some((child) => out.includes(child)));
    const overfull = shown.filter(
      (one) => one.matches(boxes) && one.scrollWidth > one.clientWidth + 1 && !isKept(one),
    );
    return [
      ...(html.scrollWidth > html.clientWidth ? [`${html.scrollWidth} px wide`] : []),
      ...innermost.map((one) => `out of the panel, ${words(one)}`),
      ...overfull.map((one) => `too much in ${words(one)}`),
    ];
  });
}
