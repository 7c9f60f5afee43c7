import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** A record's card, as a cataloguer reads it. */
export class RecordCardHarness extends ComponentHarness {
  static readonly hostSelector = 'app-record-card';

  static of(mmsId: string): HarnessPredicate<RecordCardHarness> {
    return new HarnessPredicate(RecordCardHarness, {}).addOption(
      'record',
      mmsId,
      async (card, id) => (await card.mmsId()) === id,
    );
  }

  async mmsId(): Promise<string | null> {
    const article = await this.locatorFor('[data-testid=record-card]')();
    return article.getAttribute('data-mms-id');
  }

  async title(): Promise<string> {
    return (await this.locatorFor('h3')()).text();
  }

  /** The state's id; `null` while Alma was not heard. */
  async state(): Promise<string | null> {
    const tag = await this.locatorForOptional('[data-testid=record-state]')();
    return tag?.getAttribute('data-state') ?? null;
  }

  async verdict(): Promise<string | null> {
    const tag = await this.locatorForOptional('[data-testid=record-verdict]')();
    return tag?.getAttribute('data-verdict') ?? null;
  }

  async outcome(): Promise<string | null> {
    const tag = await this.locatorForOptional('[data-testid=record-outcome]')();
    return tag?.getAttribute('data-outcome') ?? null;
  }

  async handles(): Promise<readonly string[]> {
    const handles = await this.locatorForAll('[data-testid=record-handle]')();
    return Promise.all(handles.map((handle) => handle.text()));
  }

  async isRepairOffered(): Promise<boolean> {
    return (await this.locatorForOptional('[data-testid=repair]')()) !== null;
  }

  /** Where a link of the card leads: `open-handle`, `open-primo`. */
  async addressOf(link: 'open-handle' | 'open-primo'): Promise<string | null> {
    const anchor = await this.locatorForOptional(`[data-testid=${link}]`)();
    return anchor?.getAttribute('href') ?? null;
  }

  /** What stands first and stands out. */
  async mainAction(): Promise<string | null> {
    const action = await this.locatorForOptional('.actions > .primary:first-child')();
    return action?.getAttribute('data-testid') ?? null;
  }

  async runWorkflow(): Promise<void> {
    await (await this.locatorFor('[data-testid=run-for-one]')()).click();
  }

  async openAddToSet(): Promise<void> {
    await (await this.locatorFor('[data-testid=add-to-set]')()).click();
  }

  /** Adds the record to the first set whose name holds the words that were looked for. */
  async addToFound(): Promise<void> {
    await (await this.locatorFor('[data-testid=target-option]')()).click();
  }

  async lookForSet(words: string): Promise<void> {
    const box = await this.locatorFor('[data-testid=target-search]')();
    await box.setInputValue(words);
    await box.dispatchEvent('input');
  }

  async findsSet(): Promise<boolean> {
    return (await this.locatorForOptional('[data-testid=target-option]')()) !== null;
  }

  /** Why the record is not in the set; `undefined` when nobody adds it to one now. */
  async addingSays(): Promise<string | undefined> {
    if ((await this.locatorForOptional('app-add-to-set')()) === null) return undefined;
    return (
      (await this.locatorForOptional('app-add-to-set > section > [role=alert]')())?.text() ?? ''
    );
  }

  async closeAdding(): Promise<void> {
    await (await this.locatorFor('app-add-to-set .quiet')()).click();
  }

  async copy(what: 'handle' | 'mms-id'): Promise<void> {
    await (await this.locatorFor(`[data-testid=copy-${what}]`)()).click();
  }

  async target(): Promise<string | null> {
    return (await this.locatorForOptional('[data-testid=record-target]')())?.text() ?? null;
  }

  async findings(): Promise<readonly string[]> {
    const chips = await this.locatorForAll('[data-testid^=record-finding-]')();
    const ids = await Promise.all(chips.map((chip) => chip.getAttribute('data-testid')));
    return ids.map((id) => (id ?? '').replace('record-finding-', ''));
  }

  async isRunOffered(): Promise<boolean> {
    return (await this.locatorForOptional('[data-testid=run-for-one]')()) !== null;
  }

  async addToNewSet(name: string): Promise<void> {
    const box = await this.locatorFor('[data-testid=new-set-name]')();
    await box.sendKeys(name);
    await (await this.locatorFor('[data-testid=new-set-add]')()).click();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
