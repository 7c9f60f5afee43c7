import { ComponentHarness } from '@angular/cdk/testing';

/** The start page, as a cataloguer meets it. */
export class StartHarness extends ComponentHarness {
  static readonly hostSelector = 'app-start';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async sets(): Promise<readonly string[]> {
    const options = await this.locatorForAll('[data-testid="set-option"]')();
    return Promise.all(options.map((option) => option.text()));
  }

  /** What is said of a file that gave no list. */
  async refusal(): Promise<string> {
    const banner = await this.locatorForOptional('[data-testid="import-refused"]')();
    return banner === null ? '' : banner.text();
  }

  async badLines(): Promise<readonly string[]> {
    const lines = await this.locatorForAll('[data-testid="list-bad-line"]')();
    return Promise.all(lines.map((line) => line.text()));
  }

  async isNotSetUp(): Promise<boolean> {
    return (await this.locatorForOptional('[data-testid="no-configuration"]')()) !== null;
  }

  async openSet(name: string): Promise<void> {
    for (const option of await this.locatorForAll('[data-testid="set-option"]')()) {
      if ((await option.text()) === name) return option.click();
    }
    throw new Error(`There is no set "${name}".`);
  }

  async has(testId: string): Promise<boolean> {
    return (await this.locatorForOptional(`[data-testid="${testId}"]`)()) !== null;
  }

  async tryAgain(): Promise<void> {
    await (await this.locatorFor('.banner.bad button')()).click();
  }

  /** The text for an administrator. */
  async request(): Promise<string> {
    const box = await this.locatorFor('[data-testid="ask-administrator"]')();
    return box.getProperty<string>('value');
  }

  async copyRequest(): Promise<void> {
    await (await this.locatorFor('[data-testid="copy-ask"]')()).click();
  }

  async showAllLines(): Promise<void> {
    await (await this.locatorFor('app-left-out-lines button')()).click();
  }
}
