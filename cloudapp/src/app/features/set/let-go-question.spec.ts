import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import { asMmsId } from '../../core/identifiers/mms-id';
import { HANDLE_SERVER } from '../session/ports';
import { CheckedSet } from './checked-set';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the question whether a check is let go', () => {
  let here: SetPageInWorld;

  beforeEach(() => (here = new SetPageInWorld()));

  /** A set whose check is under way, and stays so. */
  async function openChecking(): ReturnType<SetPageInWorld['open']> {
    await here.start();
    const opened = await here.open(BUILTIN_SETS.firstBatch);
    await eventually(
      () => opened.page.canPress('check'),
      (can) => can,
    );
    here.hold();
    await opened.page.check();
    return opened;
  }

  /** A set whose check is under way, and then the page of another one. */
  async function openWhileChecking(next: string): Promise<SetPageHarness> {
    const { page, fixture } = await openChecking();
    fixture.componentRef.setInput('id', next);
    await eventually(
      () => page.has('let-go'),
      (is) => is,
    );
    return page;
  }

  it('asks before a check under way is let go for another set', async () => {
    const page = await openWhileChecking(BUILTIN_SETS.everyState);
    const checked = TestBed.inject(CheckedSet);
    expect(await page.text()).toContain('First batch is still being checked.');
    expect(checked.check()?.phase).toBe('running');
    expect(checked.subject()).toEqual(jasmine.objectContaining({ kind: 'set' }));

    await page.press('let-go-back');
    expect(TestBed.inject(Location).path()).toBe(`/set/${BUILTIN_SETS.firstBatch}`);
    expect(checked.check()?.phase).toBe('running');
    expect(await page.has('let-go')).toBe(false);
  });

  it('is not asked where the person comes back to the set: its check went on', async () => {
    const { fixture } = await openChecking();
    fixture.destroy();
    const { page: again } = await here.open(BUILTIN_SETS.firstBatch);
    expect(await again.text()).toContain('First batch');
    expect(await again.has('let-go')).toBe(false);
    expect(await again.has('pause')).toBe(true);

    here.goOn();
    await eventually(
      () => again.canPress('export-report'),
      (can) => can,
    );
    expect(TestBed.inject(CheckedSet).records().length).toBe(60);
  });

  it('takes up the other set where the person goes on to it', async () => {
    const page = await openWhileChecking(BUILTIN_SETS.everyState);
    await page.press('let-go-on');

    expect(await page.text()).toContain('Every state');
    expect(await page.has('let-go')).toBe(false);
    expect(await page.canPress('check')).toBe(true);
    expect(TestBed.inject(CheckedSet).check()).toBeUndefined();
  });

  it('says that the former check has ended, where it did while the person thought', async () => {
    const page = await openWhileChecking(BUILTIN_SETS.everyState);
    here.goOn();
    const text = await eventually(
      () => page.text(),
      (now) => now.includes('has ended'),
    );

    expect(text).not.toContain('still being checked');
    await page.press('let-go-on');
    expect(TestBed.inject(CheckedSet).records()).toEqual([]);
  });

  it('asks before a list is given up for another list', async () => {
    await here.start();
    const checked = TestBed.inject(CheckedSet);
    const [first, second] = here.world.library.archive.records.map(({ mmsId }) => asMmsId(mmsId));
    expect(checked.choose({ kind: 'list', name: 'one.csv', mmsIds: [first!] })).toBeTrue();
    here.hold();
    void checked.start();
    checked.pause();
    expect(checked.choose({ kind: 'list', name: 'two.csv', mmsIds: [second!] })).toBeFalse();
    const { page } = await here.open('list');
    expect(await page.text()).toContain('one.csv is still being checked.');

    await page.press('let-go-on');
    expect(await page.text()).toContain('two.csv');
    expect(await page.has('let-go')).toBe(false);
  });

  it('asks before handles that are being asked are let go, too', async () => {
    await here.start();
    spyOn(TestBed.inject(HANDLE_SERVER), 'ask').and.returnValue(new Promise(() => undefined));
    const { page, fixture } = await here.openChecked(BUILTIN_SETS.firstBatch);
    await page.checkHandles();
    expect(await page.has('check')).toBe(false);
    await page.press('handles-pause');
    fixture.componentRef.setInput('id', BUILTIN_SETS.everyState);

    expect(
      await eventually(
        () => page.has('let-go'),
        (is) => is,
      ),
    ).toBe(true);
    expect(TestBed.inject(CheckedSet).handles()?.phase).toBe('paused');
  });

  it('lets go of a check that has ended without a question', async () => {
    await here.start();
    const { page, fixture } = await here.openChecked(BUILTIN_SETS.firstBatch);
    fixture.componentRef.setInput('id', BUILTIN_SETS.everyState);

    await eventually(
      () => page.text(),
      (text) => text.includes('Every state'),
    );
    expect(await page.has('let-go')).toBe(false);
  });
});
