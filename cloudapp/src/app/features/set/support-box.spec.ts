import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import {
  generateArchive,
  GENERATED_SET_ID,
} from '../../../../../simulator/archive/generate-archive';
import { eventually } from '../../../testing/eventually';
import { asMmsId } from '../../core/identifiers/mms-id';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { CheckedSet } from './checked-set';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the text for a support case', () => {
  it('is of what still fails after a clean run, and of that alone', async () => {
    const here = new SetPageInWorld();
    await here.start();
    const { page } = await here.openChecked(BUILTIN_SETS.decemberBatch);
    await here.checkHandles(page);
    expect(await page.text()).toContain('30 handles fail. Run the workflow first');

    TestBed.inject(CheckedSet).run.set({ endedAt: 0, isClean: true, propagationMs: 1000 });

    expect(await page.text()).toContain('30 handles still fail after the jobs ran.');
    expect((await page.counts('outcome-count-'))['ask-ex-libris']).toBe(30);
  });

  it('is saved as a file', async () => {
    const here = new SetPageInWorld();
    await here.start();
    const { page } = await here.openChecked(BUILTIN_SETS.decemberBatch);
    await here.checkHandles(page);
    await page.press('support-save');

    expect(here.files.saved.at(-1)?.name).toBe('support-case.txt');
    expect(here.files.last.trim()).toBe(await page.textOf('support-text'));
    expect(here.files.last).toContain('01COL_INST');
    expect(here.files.last).toContain('December batch');
  });

  it('names the list where no set was checked', async () => {
    const here = new SetPageInWorld();
    await here.start();
    const { members } = here.world.library.archive.sets.find(
      ({ id }) => id === BUILTIN_SETS.decemberBatch,
    )!;
    const mmsIds = members.slice(0, 2).map(asMmsId);
    TestBed.inject(CheckedSet).choose({ kind: 'list', name: 'december.csv', mmsIds });
    const { page } = await here.openChecked('list');
    await here.checkHandles(page);

    expect(await page.textOf('support-text')).toContain('december.csv');
    expect(await page.textOf('support-text')).toContain('Subject: 2 handles');
  });

  it('is written only when it is asked for where it is long, and names every record', async () => {
    const here = new SetPageInWorld(
      new SimulatedWorld(generateArchive({ records: 310, as: 'ready' })),
    );
    await here.start();
    const { page } = await here.openChecked(GENERATED_SET_ID);
    await here.checkHandles(page);

    expect(await page.has('support-text')).toBe(false);
    expect(await page.textOf('support-write')).toBe('Write the text about 310 handles');

    await page.press('support-write');
    expect((await page.textOf('support-text')).split('- MMS ID').length).toBe(311);
  });

  it('shows the first clusters, and all when they are wanted', async () => {
    const archive = generateArchive({ records: 120, as: 'ready' });
    const records = archive.records.map((record, at) => ({
      ...record,
      xml: record.xml.replace(
        '</record>',
        `<dcterms:isPartOf>Series ${String(at % 12)}</dcterms:isPartOf></record>`,
      ),
    }));
    const here = new SetPageInWorld(new SimulatedWorld({ ...archive, records }));
    await here.start();
    const { page } = await here.openChecked(GENERATED_SET_ID);
    await here.checkHandles(page);
    const first = await eventually(
      () => page.clusters(),
      (rows) => rows.length === 8,
    );
    await page.press('clusters-all');

    const all = await page.clusters();
    expect(all.slice(0, 8)).toEqual([...first]);
    expect(all.length).toBeGreaterThan(12);
    expect(await page.has('clusters-all')).toBe(false);

    await page.openCluster(0);
    expect(await page.has('clear-filter')).toBe(true);
    await page.openCluster(0);
    expect(await page.has('clear-filter')).toBe(false);
  });
});
