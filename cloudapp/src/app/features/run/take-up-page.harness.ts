import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** The page on which a lost run is continued, as a cataloguer uses it. */
export class TakeUpPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-take-up-page';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async has(testId: string): Promise<boolean> {
    return (await this.optional(testId)) !== null;
  }

  async textOf(testId: string): Promise<string> {
    return (await this.optional(testId))?.text() ?? '';
  }

  /** Why the run cannot be continued over this set; empty where nothing stands against it. */
  async obstacle(): Promise<string> {
    const banner = await this.optional('take-up-obstacle');
    return (await banner?.getAttribute('data-obstacle')) ?? '';
  }

  async canTakeUp(): Promise<boolean> {
    const button = await this.optional('take-up-run');
    return button !== null && !(await button.getProperty<boolean>('disabled'));
  }

  async press(testId: string): Promise<void> {
    const button = await this.locatorFor(`[data-testid="${testId}"]`)();
    await button.focus();
    await button.click();
  }

  /** The words of the buttons that call for attention; there is one at most at a time. */
  async mainButtons(): Promise<readonly string[]> {
    const all = await this.locatorForAll('.primary')();
    return Promise.all(all.map((one) => one.text()));
  }

  private optional(testId: string): Promise<TestElement | null> {
    return this.locatorForOptional(`[data-testid="${testId}"]`)();
  }
}
