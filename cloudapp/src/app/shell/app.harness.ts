import { ComponentHarness } from '@angular/cdk/testing';

/** The frame of every screen. */
export class AppHarness extends ComponentHarness {
  static readonly hostSelector = 'app-root';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** The ways that the bar offers. */
  async ways(): Promise<readonly string[]> {
    const links = await this.locatorForAll('nav a')();
    const ids = await Promise.all(links.map((link) => link.getAttribute('data-testid')));
    return ids.map((id) => (id ?? '').replace('nav-', ''));
  }

  async go(way: string): Promise<void> {
    await (await this.locatorFor(`[data-testid="nav-${way}"]`)()).click();
  }

  /** The way on which the person is. */
  async here(): Promise<string | null> {
    const link = await this.locatorForOptional('nav a[aria-current="page"]')();
    return (await link?.getAttribute('data-testid'))?.replace('nav-', '') ?? null;
  }

  async hasFailed(): Promise<boolean> {
    return (await this.locatorForOptional('[data-testid="start-failed"]')()) !== null;
  }

  async tryAgain(): Promise<void> {
    await (await this.locatorFor('[data-testid="start-failed"] button')()).click();
  }

  /** The notices, each with whether it is announced at once. */
  async notices(): Promise<readonly (readonly [words: string, announced: string | null])[]> {
    const found: [string, string | null][] = [];
    for (const live of ['assertive', 'polite']) {
      for (const notice of await this.locatorForAll(`[aria-live="${live}"] p`)()) {
        found.push([await notice.text(), live]);
      }
    }
    return found;
  }

  async closeNotice(): Promise<void> {
    await (await this.locatorFor('[data-testid="notice"] button')()).click();
  }
}
