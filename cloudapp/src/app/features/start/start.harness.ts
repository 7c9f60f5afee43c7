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
}
