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

  async enterJobId(use: 'copy' | 'migrate', id: string): Promise<void> {
    await this.type(`config-${use}-job`, id);
  }

  async enterPrefix(prefix: string): Promise<void> {
    await this.type('config-prefix', prefix);
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
    const rows = await this.locatorForAll('.parameters tbody tr')();
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

  async isInConflict(): Promise<boolean> {
    return (await this.textOf('config-conflict')) !== null;
  }

  async saveBoth(): Promise<void> {
    await (await this.one('config-save-both')).click();
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
