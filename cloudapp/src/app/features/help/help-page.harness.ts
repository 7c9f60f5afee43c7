import { ComponentHarness } from '@angular/cdk/testing';

/** The help, as somebody with a question uses it. */
export class HelpPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-help-page';

  async lookFor(words: string): Promise<void> {
    const field = await this.locatorFor('[data-testid=help-search]')();
    await field.setInputValue(words);
    await field.dispatchEvent('input');
  }

  async entries(): Promise<readonly string[]> {
    const entries = await this.locatorForAll('[data-testid=help-entry]')();
    return Promise.all(entries.map((entry) => entry.text()));
  }

  async parts(): Promise<readonly string[]> {
    const headings = await this.locatorForAll('h2')();
    return Promise.all(headings.map((heading) => heading.text()));
  }
}
