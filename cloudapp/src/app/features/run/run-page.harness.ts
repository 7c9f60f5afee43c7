import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** The page of a run, as a cataloguer reads it and works on it. */
export class RunPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-run-page';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** Where each step stands, by its name. */
  async phases(): Promise<Readonly<Record<string, string>>> {
    const phases: Record<string, string> = {};
    for (const step of await this.locatorForAll('article[data-phase]')()) {
      const id = (await step.getAttribute('data-testid')) ?? '';
      phases[id.replace('step-', '')] = (await step.getAttribute('data-phase')) ?? '';
    }
    return phases;
  }

  /** What a step says of itself, all of it. */
  textOfStep(name: string): Promise<string> {
    return this.textOf(`step-${name}`);
  }

  async has(testId: string): Promise<boolean> {
    return (await this.locatorForOptional(`[data-testid="${testId}"]`)()) !== null;
  }

  async textOf(testId: string): Promise<string> {
    return (await this.locatorForOptional(`[data-testid="${testId}"]`)())?.text() ?? '';
  }

  async allTextsOf(testId: string): Promise<readonly string[]> {
    const all = await this.locatorForAll(`[data-testid="${testId}"]`)();
    return Promise.all(all.map((one) => one.text()));
  }

  /** Presses it as a person at the keyboard does: it has the focus then. */
  async press(testId: string): Promise<void> {
    const button = await this.find(testId);
    await button.focus();
    await button.click();
  }

  async write(testId: string, words: string): Promise<void> {
    const box = await this.find(testId);
    await box.setInputValue(words);
    await box.dispatchEvent('input');
  }

  async choose(testId: string, value: string): Promise<void> {
    const box = await this.find(testId);
    await box.setInputValue(value);
    await box.dispatchEvent('change');
  }

  /** Follows the run at this place among those that were found. */
  async chooseFound(at: number): Promise<void> {
    await (await this.locatorForAll('[data-testid="found-run"] button')())[at]?.click();
  }

  async isOff(testId: string): Promise<boolean> {
    return (await this.find(testId)).getProperty<boolean>('disabled');
  }

  /** The words of the buttons that call for attention; there is one at most at a time. */
  async mainButtons(): Promise<readonly string[]> {
    const all = await this.locatorForAll('.primary')();
    const texts = await Promise.all(
      all.map(async (one) => ((await isShown(one)) ? one.text() : '')),
    );
    return texts.filter((text) => text !== '');
  }

  /** The lines of a gate: what, expected, found. */
  async gateLines(): Promise<readonly string[]> {
    const cells = await this.locatorForAll('[data-testid="gate"] tbody :is(th, td)')();
    const texts = await Promise.all(cells.map((cell) => cell.text()));
    return texts.flatMap((_what, i) => (i % 3 === 0 ? [texts.slice(i, i + 3).join(' | ')] : []));
  }

  async gateState(): Promise<string | null> {
    return (await this.find('gate')).getAttribute('data-state');
  }

  /** Which field of the form comes with which value, in the order of the checklist. */
  async checklist(): Promise<readonly string[]> {
    return this.allTextsOf('checklist-item');
  }

  private async find(testId: string): Promise<TestElement> {
    return this.locatorFor(`[data-testid="${testId}"]`)();
  }
}

/** What is folded away has no size. */
async function isShown(element: TestElement): Promise<boolean> {
  return (await element.getDimensions()).height > 0;
}
