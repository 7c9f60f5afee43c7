import { ComponentHarness } from '@angular/cdk/testing';

/** The search for a set, as a cataloguer types into it. */
export class SetSearchHarness extends ComponentHarness {
  static readonly hostSelector = 'app-set-search';

  async type(text: string): Promise<void> {
    const box = await this.locatorFor('input')();
    await box.setInputValue(text);
    await box.dispatchEvent('input');
  }

  /** What is said of the search: that it goes on, or how many there are. */
  async status(): Promise<string> {
    return (await this.locatorFor('[role=status]')()).text();
  }

  /** Why Alma refused. */
  async refusal(): Promise<string> {
    return (await this.locatorForOptional('[role=alert]')())?.text() ?? '';
  }

  async options(): Promise<readonly string[]> {
    const names = await this.locatorForAll('li button > bdi:first-child')();
    return Promise.all(names.map((name) => name.text()));
  }

  async pick(at: number): Promise<void> {
    await (await this.locatorForAll('li button')())[at]?.click();
  }
}
