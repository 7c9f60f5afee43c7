import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import { readReport } from '../../core/report/read-report';
import { CheckedSet } from './checked-set';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the files of a check', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;

  beforeEach(async () => {
    here = new SetPageInWorld();
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.everyState));
  });

  const lines = (): readonly string[] => here.files.last.trimEnd().split('\r\n');
  const today = (): string => new Date().toISOString().slice(0, 10);

  it('hold the problems alone where these are wanted', async () => {
    await page.press('export-problems');
    const report = readReport(here.files.last);

    expect(here.files.saved.at(-1)?.name).toBe(`problems-Every-state-${today()}.csv`);
    expect(report.kind).toBe('ours');
    expect(lines().length).toBeLessThan(TestBed.inject(CheckedSet).records().length + 1);
    expect(here.files.last).not.toContain(',works');
  });

  it('hold the MMS IDs of those that the list shows', async () => {
    await page.press('export-mms-ids');
    const all = lines().length;
    const { duplicate } = await page.counts('state-count-');
    await page.choose('Duplicate');
    await eventually(
      () => page.shown(),
      (words) => words === `${String(duplicate)} records`,
    );
    await page.press('export-mms-ids');

    expect(lines()[0]).toBe('MMS ID');
    expect(lines().length).toBe(duplicate! + 1);
    expect(all).toBeGreaterThan(lines().length);
  });

  it('hold the columns of CABB, with handles spelled as the institution does', async () => {
    await here.checkHandles(page);
    await page.press('export-cabb');

    expect(lines()[0]).toContain('Returned Correct MMS ID');
    expect(lines().length).toBe(TestBed.inject(CheckedSet).records().length + 1);
    expect(here.files.last).toContain(
      here.world.configuration.normalForm.replace('{handle}', '').split('{')[0]!,
    );
  });

  it('say in the JSON how far the check went', async () => {
    await page.press('export-json');
    expect(here.files.saved.at(-1)?.name).toBe(`check-Every-state-${today()}.json`);
    expect(JSON.parse(here.files.last)).toEqual(
      jasmine.objectContaining({
        setId: BUILTIN_SETS.everyState,
        name: 'Every state',
        phase: 'done',
        handlesPhase: 'idle',
      }),
    );
  });

  it('are named after the list that was taken in', async () => {
    const [first] = TestBed.inject(CheckedSet).records();
    TestBed.inject(CheckedSet).choose({
      kind: 'list',
      name: 'Ärger / Spring (2).csv',
      mmsIds: [first!.mmsId!],
    });
    ({ page } = await here.openChecked('list'));
    await page.press('export-report');
    expect(here.files.saved.at(-1)?.name).toBe(`report-Ärger-Spring-2-csv-${today()}.csv`);

    await page.press('export-json');
    expect(here.files.last).toContain('Ärger / Spring (2).csv');
  });
});
