import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** The page on which a run is prepared, as a cataloguer uses it. */
export class PreparePageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-prepare-page';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async has(testId: string): Promise<boolean> {
    return (await this.optional(testId)) !== null;
  }

  async textOf(testId: string): Promise<string> {
    return (await this.optional(testId))?.text() ?? '';
  }

  /** Whether the button is there and can be pressed. */
  async canPress(testId: string): Promise<boolean> {
    const button = await this.optional(testId);
    return button !== null && !(await button.getProperty<boolean>('disabled'));
  }

  async press(testId: string): Promise<void> {
    const button = await this.locatorFor(`[data-testid="${testId}"]`)();
    await button.focus();
    await button.click();
  }

  /** How many go in, as the screen says. */
  async enters(): Promise<number> {
    return Number(await this.textOf('enters-count'));
  }

  /** How many stay out, by the reason. */
  async staysOut(): Promise<Readonly<Record<string, number>>> {
    const out: Record<string, number> = {};
    for (const line of await this.locatorForAll('[data-testid^="stays-out-"]')()) {
      const id = (await line.getAttribute('data-testid')) ?? '';
      out[id.replace('stays-out-', '')] = Number.parseInt(await line.text(), 10);
    }
    return out;
  }

  /** The titles of the pilot. */
  async pilot(): Promise<readonly string[]> {
    const titles = await this.locatorForAll('[data-testid="pilot"] li')();
    return Promise.all(titles.map((title) => title.text()));
  }

  async setPilotSize(size: string): Promise<void> {
    const box = await this.locatorFor('[data-testid="pilot-size"]')();
    await box.setInputValue(size);
    await box.dispatchEvent('change');
  }

  /** Ticks or unticks a title that leads to another record. */
  async tickWrongRecord(at: number): Promise<void> {
    await (await this.locatorForAll('[data-testid="confirm-wrong-record"]')())[at]?.click();
  }

  /** Looks for a set by words and takes the first that is found. */
  async search(words: string): Promise<void> {
    const box = await this.locatorFor('[data-testid="set-search"]')();
    await box.setInputValue(words);
    await box.dispatchEvent('input');
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
