import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { Preparation } from '../run/preparation';
import { RunGround } from '../run/run-ground';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('what a checked set leads to', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;

  async function openChecked(id: string): Promise<void> {
    here = new SetPageInWorld();
    await here.start({ provide: Preparation }, { provide: RunGround });
    ({ page } = await here.openChecked(id));
  }

  /** How many titles the page that comes next takes. */
  const entering = (): number => TestBed.inject(Preparation).entry().enters.length;

  it('is what the states call for', async () => {
    await openChecked(BUILTIN_SETS.everyState);
    const states = await page.counts('state-count-');

    expect(await page.textOf('go-repair')).toBe(
      `Review ${String(states['typed']! + states['malformed']!)} for repair`,
    );
    expect(await page.textOf('prepare')).toBe(`Run the workflow on ${String(entering())}`);
    expect(await page.textOf('prepare-new')).toBe(`Make new handles for ${String(states['none'])}`);
  });

  it('leaves out those that work, and tells of those that wait for a word', async () => {
    await openChecked(BUILTIN_SETS.everyState);
    const before = entering();
    await here.checkHandles(page);

    expect(entering()).toBeLessThan(before);
    expect(await page.textOf('prepare')).toBe(`Run the workflow on ${String(entering())}`);
    expect(await page.textOf('to-confirm')).toContain('you decide on each');
  });

  it('adds up to those to be repaired first', async () => {
    await openChecked(BUILTIN_SETS.everyState);
    await here.checkHandles(page);
    const { 'repair-first': first } = await page.counts('outcome-count-');

    expect(await page.textOf('go-repair')).toBe(`Review ${String(first! - 1)} for repair`);
    expect(await page.textOf('repair-by-hand')).toContain(
      '1 misplaced handle cannot be moved here',
    );
  });

  it('does not press for the workflow where every handle works', async () => {
    await openChecked(BUILTIN_SETS.oldFixes);
    expect(await page.textOf('prepare')).toBe('Run the workflow on 9');
    await here.checkHandles(page);

    expect(entering()).toBe(0);
    expect(await page.textOf('prepare')).toBe('Choose titles for the workflow');
    expect(await page.has('to-confirm')).toBe(false);
    expect(await page.has('repair-by-hand')).toBe(false);
  });

  it('is no workflow for printed handles where no title has one', async () => {
    await openChecked(BUILTIN_SETS.withoutHandle);

    expect(await page.has('prepare')).toBe(false);
    expect(await page.textOf('prepare-new')).toBe('Make new handles for 25');
  });
});
