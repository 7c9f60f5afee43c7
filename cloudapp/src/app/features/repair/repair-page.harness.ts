import { ComponentHarness } from '@angular/cdk/testing';

/** The repair screen, as a cataloguer uses it. */
export class RepairPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-repair-page';

  /** Changes under review, or records being written: MMS ID → how it ended, empty before. */
  async rows(): Promise<Readonly<Record<string, string>>> {
    const rows: Record<string, string> = {};
    for (const row of await this.locatorForAll('[data-testid=repair-row]')()) {
      const id = (await row.getAttribute('data-mms-id')) ?? '';
      rows[id] = (await row.getAttribute('data-result')) ?? '';
    }
    return rows;
  }

  async diffs(): Promise<readonly string[]> {
    const diffs = await this.locatorForAll('[data-testid=diff]')();
    return Promise.all(diffs.map((diff) => diff.text()));
  }

  /** Reasons why records are left alone. */
  async refusals(): Promise<readonly (string | null)[]> {
    const rows = await this.locatorForAll('[data-testid=refused-row]')();
    return Promise.all(rows.map((row) => row.getAttribute('data-reason')));
  }

  has(testId: string): Promise<boolean> {
    return this.locatorForOptional(`[data-testid=${testId}]`)().then((found) => found !== null);
  }

  async isEnabled(testId: string): Promise<boolean> {
    const button = await this.locatorFor(`[data-testid=${testId}]`)();
    return !(await button.getProperty<boolean>('disabled'));
  }

  /** Presses it as a person at the keyboard does: it has the focus then. */
  async press(testId: string): Promise<void> {
    const button = await this.locatorFor(`[data-testid=${testId}]`)();
    await button.focus();
    await button.click();
  }

  /** The record whose row has the focus; empty where none has. */
  async focusedRow(): Promise<string> {
    for (const row of await this.locatorForAll('[data-testid=repair-row]')()) {
      if (await row.isFocused()) return (await row.getAttribute('data-mms-id')) ?? '';
    }
    return '';
  }

  async isFocused(testId: string): Promise<boolean> {
    return (await this.locatorFor(`[data-testid=${testId}]`)()).isFocused();
  }

  /** Ticks or unticks the change at this place, from 0. */
  async tick(at: number): Promise<void> {
    const boxes = await this.locatorForAll('[data-testid=repair-tick]')();
    await boxes[at]?.click();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** Types into the box with this test id. */
  async type(testId: string, text: string): Promise<void> {
    const box = await this.locatorFor(`[data-testid=${testId}]`)();
    await box.setInputValue(text);
    await box.dispatchEvent('input');
  }

  async textOf(testId: string): Promise<string> {
    return (await this.locatorForOptional(`[data-testid=${testId}]`)())?.text() ?? '';
  }

  /** Presses the button with these words. */
  async choose(words: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) {
      if ((await button.text()).trim() === words) return button.click();
    }
    throw new Error(`There is no button "${words}".`);
  }

  async title(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }
}
