import { ComponentHarness } from '@angular/cdk/testing';

/** The page of a set, as a cataloguer works with it. */
export class SetPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-set-page';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  check(): Promise<void> {
    return this.press('check');
  }

  checkHandles(): Promise<void> {
    return this.press('check-handles');
  }

  /** Presses the button with this test id as a person at the keyboard does: it has the focus then. */
  async press(testId: string): Promise<void> {
    const button = await this.locatorFor(`[data-testid="${testId}"]`)();
    await button.focus();
    await button.click();
  }

  async has(testId: string): Promise<boolean> {
    return (await this.locatorForOptional(`[data-testid="${testId}"]`)()) !== null;
  }

  /** Whether the button is there and can be pressed. */
  async canPress(testId: string): Promise<boolean> {
    const button = await this.locatorForOptional(`[data-testid="${testId}"]`)();
    return button !== null && !(await button.getProperty<boolean>('disabled'));
  }

  async textOf(testId: string): Promise<string> {
    return (await this.locatorForOptional(`[data-testid="${testId}"]`)())?.text() ?? '';
  }

  async textsOf(testId: string): Promise<readonly string[]> {
    const found = await this.locatorForAll(`[data-testid="${testId}"]`)();
    return Promise.all(found.map((one) => one.text()));
  }

  async valueIn(testId: string): Promise<string> {
    return (await this.locatorFor(`[data-testid="${testId}"]`)()).getProperty<string>('value');
  }

  /** The numbers whose test ids begin so: `state-count-`, by what follows. */
  async counts(prefix: string): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const number of await this.locatorForAll(`[data-testid^="${prefix}"]`)()) {
      const id = (await number.getAttribute('data-testid')) ?? '';
      counts[id.slice(prefix.length)] = Number(await number.text());
    }
    return counts;
  }

  /** Presses the line of a picture, or any button with these words. */
  async choose(words: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) {
      if ((await button.text()).trim() === words) return button.click();
    }
    throw new Error(`There is no button "${words}".`);
  }

  /** How many records the list has, as it says. */
  async shown(): Promise<string> {
    return (await this.locatorFor('app-result-list [role=status]')()).text();
  }

  async rows(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('[data-testid="result-row"]')();
    return Promise.all(rows.map((row) => row.text()));
  }

  async openRow(at: number): Promise<void> {
    await (await this.locatorForAll('[data-testid="result-row"]')())[at]?.click();
  }

  async clusters(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('[data-testid="cluster-row"]')();
    return Promise.all(rows.map((row) => row.text()));
  }

  async openCluster(at: number): Promise<void> {
    await (await this.locatorForAll('[data-testid="cluster-row"]')())[at]?.click();
  }

  async nameNewSet(name: string): Promise<void> {
    const box = await this.locatorFor('[data-testid="set-from-selection-name"]')();
    await box.setInputValue(name);
    await box.dispatchEvent('input');
  }

  /** Types into the box with this test id. */
  async type(testId: string, text: string): Promise<void> {
    const box = await this.locatorFor(`[data-testid="${testId}"]`)();
    await box.setInputValue(text);
    await box.dispatchEvent('input');
  }

  /** Sorts the list: `position`, `title`, `handle` or `state`. */
  async sortBy(by: string): Promise<void> {
    const box = await this.locatorFor('app-result-list select')();
    const options = await this.locatorForAll('app-result-list option')();
    const values = await Promise.all(options.map((option) => option.getProperty<string>('value')));
    await box.selectOptions(values.indexOf(by));
  }

  /** Turns the order of the list about. */
  async turn(): Promise<void> {
    await (await this.locatorFor('app-result-list .sort button')()).click();
  }

  /** MMS IDs of the rows in view. */
  async rowIds(): Promise<readonly (string | null)[]> {
    const rows = await this.locatorForAll('[data-testid="result-row"]')();
    return Promise.all(rows.map((row) => row.getAttribute('data-mms-id')));
  }

  /** MMS ID of the row whose record is open; `null` when none is in view. */
  async currentRow(): Promise<string | null> {
    const row = await this.locatorForOptional('[data-testid="result-row"][aria-current="true"]')();
    return row === null ? null : row.getAttribute('data-mms-id');
  }

  /** The XML shown around each handle of the open record. */
  async xmlAround(): Promise<readonly string[]> {
    const places = await this.locatorForAll('app-record-details pre')();
    return Promise.all(places.map((place) => place.text()));
  }

  async rowHeight(): Promise<string> {
    return (await this.locatorFor('app-result-list li')()).getCssValue('height');
  }

  async listHeight(): Promise<string> {
    return (await this.locatorFor('app-result-list cdk-virtual-scroll-viewport')()).getCssValue(
      'height',
    );
  }

  async details(): Promise<string> {
    return (await this.locatorForOptional('app-record-details')())?.text() ?? '';
  }

  async closeDetails(): Promise<void> {
    await (await this.locatorFor('app-record-details header button')()).click();
  }
}
