import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { GENERATED_SET_ID } from '../../../../../simulator/archive/generate-archive';
import { eventually } from '../../../testing/eventually';
import { CheckedSet } from '../set/checked-set';
import type { RepairPageHarness } from './repair-page.harness';
import { RepairWork } from './repair-work';
import { RepairOfMany } from './testing/repair-of-many';

describe('the writing of many repairs', () => {
  let here: RepairOfMany;
  let page: RepairPageHarness;

  async function open(records: number): Promise<void> {
    here = new RepairOfMany(records);
    ({ page } = await here.open());
  }

  it('stops at a record that was read back otherwise, and saves it as it was', async () => {
    await open(3);
    const before = Object.keys(await page.rows()).map((mmsId) => here.world.xmlOf(mmsId));
    await page.press('export-before-images');
    const { world } = here;
    world.meanwhile = ({ method }) => {
      const [write] = world.writes();
      if (method !== 'GET' || write === undefined) return;
      const mmsId = write.path.split('/').at(-1) ?? '';
      world.overwrite(mmsId, world.xmlOf(mmsId).replace(/<dc:title/, '<dc:type>X</dc:type>$&'));
    };
    await page.press('confirm-repair');
    await here.until(page, 'repair-stopped');
    expect(await page.textOf('repair-stopped')).toContain('is not as reviewed');

    await page.press('save-before-image');
    expect(here.files.saved.at(-1)?.name).toMatch(/^99\d+-before\.xml$/);
    expect(before).toContain(here.files.last);
  });

  it('is cancelled and gone on with, and then every record was written once', async () => {
    await open(12);
    await page.press('export-before-images');
    let isStopped = false;
    here.world.meanwhile = ({ method }) => {
      if (isStopped || method !== 'PUT') return;
      isStopped = true;
      TestBed.inject(RepairWork).cancel();
    };
    await page.press('confirm-repair');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Writing and reading back');
    await here.until(page, 'go-on');
    expect(Object.values(await page.rows())).toContain('waiting');
    expect(await page.has('undo')).toBe(true);

    await page.press('go-on');
    await here.done(page);
    const written = here.world.writes().map(({ path }) => path);
    expect(written.length).toBe(12);
    expect(new Set(written).size).toBe(12);
    expect(await page.has('go-on')).toBe(false);
  });

  it('hands the focus to the first new row where all are shown', async () => {
    await open(60);
    await here.write(page);
    await page.press('show-more');

    const ids = Object.keys(await page.rows());
    expect(ids.length).toBe(60);
    expect(await page.focusedRow()).toBe(ids[50]!);
  });

  it('leads to a new check of the set', async () => {
    await open(2);
    await here.write(page);
    await page.press('check-again');
    await eventually(
      () => TestBed.inject(Router).url,
      (url) => url === `/set/${GENERATED_SET_ID}`,
    );

    expect(
      await eventually(
        () => TestBed.inject(CheckedSet).check()?.counts.states.ready,
        (ready) => ready === 2,
      ),
    ).toBe(2);
  });

  it('goes on without a Store that can be read or written, but asks for a look first', async () => {
    here = new RepairOfMany(2);
    here.alma.readStore = () => Promise.reject(new Error('late'));
    here.alma.writeStore = () => Promise.reject(new Error('full'));
    ({ page } = await here.open());
    await page.press('export-before-images');
    await page.press('confirm-repair');
    await here.until(page, 'confirm-format');
    expect(here.world.writes().length).toBe(1);
    await page.press('confirm-format');
    await here.done(page);

    expect(here.world.writes().length).toBe(2);
  });
});
