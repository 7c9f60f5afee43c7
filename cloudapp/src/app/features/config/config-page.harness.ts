import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** The configuration page, as an administrator uses it. */
export class ConfigPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-config-page';

  /** Whether the form and what there is to choose from have been read. */
  async isThere(): Promise<boolean> {
    const busy = await this.locatorForOptional('[aria-busy=true]')();
    return (
      busy === null && (await this.locatorForOptional('[data-testid=config-prefix]')()) !== null
    );
  }

  /** Whether what is stored has been read, whatever it was. */
  async isRead(): Promise<boolean> {
    const busy = await this.locatorForOptional('[aria-busy=true]')();
    return busy === null && !(await this.text()).includes('Reading the configuration');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** Types into the field with this label; the first of them where there are several. */
  async enter(label: string, text: string): Promise<void> {
    const field = await this.labelled(label);
    await field.setInputValue(text);
    await field.dispatchEvent('input');
    await field.dispatchEvent('change');
  }

  async valueIn(label: string): Promise<string> {
    return (await this.labelled(label)).getProperty<string>('value');
  }

  /** Whether something is said to be wrong with the field of this label. */
  async isWrong(label: string): Promise<boolean> {
    return (await (await this.labelled(label)).getAttribute('aria-invalid')) === 'true';
  }

  /** Ticks the box with these words, or chooses the one of several. */
  async tick(words: string): Promise<void> {
    for (const label of await this.locatorForAll('label.tick')()) {
      if ((await label.text()).trim() === words) return label.click();
    }
    throw new Error(`There is nothing to tick for "${words}".`);
  }

  /** Presses it as a person at the keyboard does: it has the focus then. */
  async press(words: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) {
      if ((await button.text()).trim() !== words) continue;
      await button.focus();
      return button.click();
    }
    throw new Error(`There is no button "${words}".`);
  }

  async has(testId: string): Promise<boolean> {
    return (await this.textOf(testId)) !== null;
  }

  async textsOf(testId: string): Promise<readonly string[]> {
    const found = await this.locatorForAll(`[data-testid=${testId}]`)();
    return Promise.all(found.map((one) => one.text()));
  }

  /** The routes to choose from; empty where there is but one. */
  async routes(): Promise<readonly string[]> {
    const options = await this.locatorForAll('#route option')();
    return Promise.all(options.map((option) => option.text()));
  }

  async showRoute(name: string): Promise<void> {
    const at = (await this.routes()).indexOf(name);
    await (await this.locatorFor('#route')()).selectOptions(at);
  }

  /** Where the sites lead that are whole. */
  async sitesToTry(): Promise<readonly (string | null)[]> {
    const links = await this.locatorForAll('app-general-form a')();
    return Promise.all(links.map((link) => link.getAttribute('href')));
  }

  /** What the chosen profile says, beside what a run needs. */
  async profileSays(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('app-profile-choice tbody tr')();
    return Promise.all(rows.map((row) => row.text()));
  }

  /** Finds out from the first set whose name holds these words. */
  async learnFrom(words: string): Promise<void> {
    const box = await this.locatorFor('[data-testid=set-search]')();
    await box.setInputValue(words);
    await box.dispatchEvent('input');
  }

  async pickSet(): Promise<void> {
    await (await this.locatorFor('[data-testid=set-option]')()).click();
  }

  async enterJobId(use: 'copy' | 'migrate', id: string): Promise<void> {
    await this.type(`config-${use}-job`, id);
  }

  async enterPrefix(prefix: string): Promise<void> {
    await this.type('config-prefix', prefix);
  }

  async controlPrefix(): Promise<string> {
    return this.textIn('config-control-prefix');
  }

  async prefix(): Promise<string> {
    return this.textIn('config-prefix');
  }

  async enterResolver(address: string): Promise<void> {
    await this.type('config-resolver', address);
  }

  /** The jobs that are offered first. */
  async likelyJobs(use: 'copy' | 'migrate'): Promise<readonly string[]> {
    const options = await this.locatorForAll(
      `[data-testid=config-${use}-job] optgroup:first-of-type option`,
    )();
    return Promise.all(options.map((option) => option.text()));
  }

  async chooseJob(use: 'copy' | 'migrate', name: string): Promise<void> {
    await this.pick(`config-${use}-job`, name);
  }

  /** The id of the job that is chosen. */
  async job(use: 'copy' | 'migrate'): Promise<string> {
    return this.textIn(`config-${use}-job`);
  }

  async chooseProfile(name: string): Promise<void> {
    await this.pick('config-profile', name);
  }

  async paste(payload: string): Promise<void> {
    await this.type('config-payload', payload);
  }

  /** The parameters that are shown, name and value. */
  async parameters(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('app-payload-box tbody tr')();
    return Promise.all(rows.map((row) => row.text()));
  }

  async payloadProblem(): Promise<string | null> {
    return this.textOf('config-payload-problem');
  }

  async controlNumber(): Promise<string> {
    return this.textIn('config-control-number');
  }

  /** Says to have looked at the control number in Alma. */
  async confirmControlNumber(): Promise<void> {
    await (await this.one('config-control-confirmed')).click();
  }

  /** What the route is ready for. */
  async readyFor(): Promise<readonly string[]> {
    const uses = await this.locatorForAll('[data-ready=true]')();
    const ids = await Promise.all(uses.map((use) => use.getAttribute('data-testid')));
    return ids.map((id) => (id ?? '').replace('config-ready-', ''));
  }

  async save(): Promise<void> {
    await (await this.one('config-save')).click();
  }

  async canSave(): Promise<boolean> {
    const button = await this.locatorForOptional('[data-testid=config-save]:enabled')();
    return button !== null;
  }

  /** Whether saving is what is to do next. */
  async isSaveMain(): Promise<boolean> {
    return (await this.one('config-save')).hasClass('primary');
  }

  async status(): Promise<string | null> {
    return this.textOf('config-status');
  }

  async question(): Promise<string | null> {
    return this.textOf('config-question');
  }

  async isReadOnly(): Promise<boolean> {
    return (await this.textOf('config-read-only')) !== null;
  }

  /** What somebody else changed, too: both sides of each field. */
  async conflicts(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('[data-testid=config-conflict-row]')();
    return Promise.all(rows.map((row) => row.text()));
  }

  /** Lets one side of the first such field stand. */
  async letStand(side: 'mine' | 'theirs'): Promise<void> {
    const sides = await this.locatorForAll('[data-testid=config-conflict-row] label')();
    await sides[side === 'mine' ? 0 : 1]?.click();
  }

  async isInConflict(): Promise<boolean> {
    return (await this.textOf('config-conflict')) !== null;
  }

  async saveBoth(): Promise<void> {
    await (await this.one('config-save-both')).click();
  }

  async dropMine(): Promise<void> {
    await (await this.one('config-take-theirs')).click();
  }

  async test(): Promise<void> {
    await (await this.one('config-test')).click();
  }

  async testSummary(): Promise<string> {
    return (await this.textOf('config-test-summary')) ?? '';
  }

  /** The state of each line of the test. */
  async testStates(): Promise<readonly (string | null)[]> {
    const lines = await this.locatorForAll('[data-testid=config-test-line]')();
    return Promise.all(lines.map((line) => line.getAttribute('data-state')));
  }

  async isAskedToStay(): Promise<boolean> {
    return (await this.textOf('config-leave')) !== null;
  }

  async leaveAnyway(): Promise<void> {
    await (await this.one('config-leave-anyway')).click();
  }

  async stay(): Promise<void> {
    await (await this.one('config-stay')).click();
  }

  private async labelled(words: string): Promise<TestElement> {
    for (const label of await this.locatorForAll('label.label')()) {
      if ((await label.text()).trim() !== words) continue;
      return this.locatorFor(`[id="${(await label.getAttribute('for')) ?? ''}"]`)();
    }
    throw new Error(`There is no field "${words}".`);
  }

  private async one(testId: string): Promise<TestElement> {
    return this.locatorFor(`[data-testid=${testId}]`)();
  }

  private async textOf(testId: string): Promise<string | null> {
    const found = await this.locatorForOptional(`[data-testid=${testId}]`)();
    return found === null ? null : found.text();
  }

  private async textIn(testId: string): Promise<string> {
    return (await this.one(testId)).getProperty<string>('value');
  }

  private async type(testId: string, text: string): Promise<void> {
    const field = await this.one(testId);
    await field.setInputValue(text);
    await field.dispatchEvent('input');
  }

  private async pick(testId: string, name: string): Promise<void> {
    const field = await this.one(testId);
    const options = await this.locatorForAll(`[data-testid=${testId}] option`)();
    const names = await Promise.all(options.map((option) => option.text()));
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`There is no "${name}" among: ${names.join(', ')}`);
    await field.selectOptions(at);
  }
}
