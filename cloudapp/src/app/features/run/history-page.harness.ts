import { ComponentHarness } from '@angular/cdk/testing';

/** The page of former runs, as a cataloguer uses it. */
export class HistoryPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-history-page';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** The app's own runs, as they are listed. */
  ownRuns(): Promise<readonly string[]> {
    return this.textsOf('history-row');
  }

  /** The runs of the jobs in Alma, newest first. */
  almasRuns(): Promise<readonly string[]> {
    return this.textsOf('past-run');
  }

  unlisted(): Promise<readonly string[]> {
    return this.textsOf('unlisted');
  }

  async has(testId: string): Promise<boolean> {
    return (await this.locatorForOptional(`[data-testid="${testId}"]`)()) !== null;
  }

  async press(testId: string): Promise<void> {
    const button = await this.locatorFor(`[data-testid="${testId}"]`)();
    await button.focus();
    await button.click();
  }

  /** Opens the set of the first run of which nothing is saved here. */
  async openLostSet(): Promise<void> {
    await (await this.locatorFor('[data-testid="open-lost-set"]')()).click();
  }

  async find(words: string): Promise<void> {
    const box = await this.locatorFor('[data-testid="history-search"]')();
    await box.setInputValue(words);
    await box.dispatchEvent('input');
  }

  async saveReport(at: number): Promise<void> {
    await (await this.locatorForAll('[data-testid="history-report"]')())[at]?.click();
  }

  async delete(at: number): Promise<void> {
    const button = (await this.locatorForAll('[data-testid="history-delete"]')())[at];
    await button?.focus();
    await button?.click();
  }

  private async textsOf(testId: string): Promise<readonly string[]> {
    const rows = await this.locatorForAll(`[data-testid="${testId}"]`)();
    return Promise.all(rows.map((row) => row.text()));
  }
}
