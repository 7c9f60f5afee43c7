import { TestBed } from '@angular/core/testing';

import { eventually } from '../../../testing/eventually';
import { ConfigurationStore } from '../session/configuration-store';
import { RepairNote } from './repair-note';
import { PLAIN, RepairOfMany, TYPED } from './testing/repair-of-many';

const JOURNAL = {
  version: 1,
  startedAt: 1,
  settled: 0,
  unlisted: 2,
  open: [{ mmsId: '991005000021026421', review: 'x' }],
};

describe('a repair that is not at hand', () => {
  it('is said to be interrupted, until the person leaves it', async () => {
    const here = new RepairOfMany(1);
    here.alma.store.set('repair-run', JOURNAL);
    await here.start();
    const note = TestBed.createComponent(RepairNote);
    await eventually(
      () => {
        note.detectChanges();
        return (note.nativeElement as HTMLElement).textContent ?? '';
      },
      (text) => text.includes('3 records are not known to be repaired'),
    );
    const { page } = await here.show();
    await here.until(page, 'interrupted-repair');
    await page.choose('Drop it');

    expect(await page.has('interrupted-repair')).toBe(false);
    expect(here.alma.store.has('repair-run')).toBe(false);
    note.detectChanges();
    expect((note.nativeElement as HTMLElement).textContent?.trim()).toBe('');
  });

  it('could not be prepared: nothing is offered, and why is said', async () => {
    const here = new RepairOfMany(1);
    await here.start();
    here.world.mishap = () => ({ status: 401, body: '' });
    const { page } = await here.show(here.world.library.archive.records[0]!.mmsId);
    await eventually(
      () => page.text(),
      (text) => text.includes('left alone') || text.includes('role'),
    );

    expect(await page.has('confirm-repair')).toBe(false);
    expect(here.world.writes()).toEqual([]);
  });

  it('has no set to be of', async () => {
    const here = new RepairOfMany(1);
    await here.start();
    const { page } = await here.show();

    expect(await page.text()).toContain('No set was checked yet.');
  });

  it('has a set in which nothing can be repaired', async () => {
    const here = new RepairOfMany(1);
    await here.start();
    const { mmsId } = here.world.library.archive.records[0]!;
    here.world.overwrite(mmsId, here.world.xmlOf(mmsId).replace(TYPED, PLAIN));
    await here.checkSet();
    const { page } = await here.show();

    expect(await page.text()).toContain('There is nothing in this set that the app can repair.');
  });

  it('waits for a configuration', async () => {
    const here = new RepairOfMany(1);
    here.alma.configuration = undefined;
    await here.start();
    const { page } = await here.show();
    expect(await page.text()).toContain('Not set up yet');
    expect(here.world.calls).toEqual([]);

    here.alma.configuration = here.world.configuration;
    await TestBed.inject(ConfigurationStore).load();
    expect(await page.text()).toContain('No set was checked yet.');
  });
});
