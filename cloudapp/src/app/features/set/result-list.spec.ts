import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { eventually } from '../../../testing/eventually';
import { SettingsStore } from '../session/settings-store';
import { CheckedSet } from './checked-set';
import type { SetPage } from './set-page';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the list of the checked records', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;
  let fixture: ComponentFixture<SetPage>;

  async function open(id: string): Promise<void> {
    here = new SetPageInWorld();
    await here.start();
    ({ page, fixture } = await here.openChecked(id));
    await shows(TestBed.inject(CheckedSet).records().length);
  }

  async function shows(n: number): Promise<void> {
    const words = n === 0 ? 'No record' : n === 1 ? '1 record' : `${String(n)} records`;
    await eventually(
      () => page.shown(),
      (shown) => shown === words,
    );
  }

  /** What the records have there, in the order of the list that is wanted. */
  const first = (key: 'title' | 'handle'): string | undefined =>
    [...TestBed.inject(CheckedSet).records()]
      .filter((record) => (record[key] ?? '') !== '')
      .sort((a, b) => (a[key] ?? '').localeCompare(b[key] ?? '', undefined, { numeric: true }))[0]
      ?.mmsId;

  it('stands in the order of the set, and turns about', async () => {
    await open(BUILTIN_SETS.firstBatch);
    const members = TestBed.inject(CheckedSet)
      .records()
      .map(({ mmsId }) => mmsId ?? '');
    expect((await page.rowIds())[0]).toBe(members[0]!);

    await page.turn();
    await eventually(
      () => page.rowIds(),
      ([top]) => top === members.at(-1),
    );
    await page.turn();

    expect(
      await eventually(
        () => page.rowIds(),
        ([top]) => top === members[0],
      ),
    ).toContain(members[1]!);
  });

  it('is sorted by title, by handle and by state', async () => {
    await open(BUILTIN_SETS.firstBatch);
    for (const key of ['title', 'handle'] as const) {
      await page.sortBy(key);
      await eventually(
        () => page.rowIds(),
        ([top]) => top === first(key),
      );
    }
    await page.sortBy('state');

    const [top] = await eventually(
      () => page.rows(),
      ([row]) => row !== undefined,
    );
    expect(top).toMatch(/Copy needed|Ready/);
  });

  it('finds words in titles, handles and numbers', async () => {
    await open(BUILTIN_SETS.firstBatch);
    const [record] = TestBed.inject(CheckedSet).records();
    await page.type('result-filter', String(record!.mmsId));
    await shows(1);

    expect(await page.rowIds()).toEqual([String(record!.mmsId)]);
    expect(await page.textOf('see-records')).toBe('See the record');

    await page.type('result-filter', 'xylophone quartet');
    await shows(0);
    expect(await page.canPress('set-from-selection')).toBe(false);
    expect(await page.has('see-records')).toBe(false);

    await page.press('clear-filter');
    await shows(60);
  });

  it('shows the records with a finding, and lets it be let go of', async () => {
    await open(BUILTIN_SETS.everyState);
    const { counts } = TestBed.inject(CheckedSet).check()!;
    expect(counts.findings.suppressed).toBeGreaterThan(0);
    await page.press('finding-filter-suppressed');
    await shows(counts.findings.suppressed);

    await page.press('finding-filter-suppressed');
    await shows(TestBed.inject(CheckedSet).records().length);
    expect(await page.has('clear-filter')).toBe(false);
  });

  it('shows several states together', async () => {
    await open(BUILTIN_SETS.everyState);
    const { duplicate, none } = await page.counts('state-count-');
    await page.choose('Duplicate');
    await shows(duplicate!);
    await page.choose('No handle');
    await shows(duplicate! + none!);
    await page.choose('Duplicate');

    await shows(none!);
  });

  it('names a record without a title, and a member without an id', async () => {
    await open(BUILTIN_SETS.everyState);
    await page.press('finding-filter-no-title');
    await eventually(
      () => page.rows(),
      (rows) => rows.length > 0 && rows.every((row) => row.includes('No title')),
    );
    await page.press('finding-filter-no-title');
    await page.choose('Unreadable');

    const rows = await eventually(
      () => page.rows(),
      (found) => found.some((row) => row.includes('Unreadable')),
    );
    expect(rows.length).toBe((await page.counts('state-count-'))['unreadable']!);
  });

  it('marks the row whose record is open', async () => {
    await open(BUILTIN_SETS.firstBatch);
    await page.openRow(1);

    expect(await page.currentRow()).toBe((await page.rowIds())[1]!);
  });

  it('is denser for those who want that', async () => {
    await open(BUILTIN_SETS.firstBatch);
    expect(await page.rowHeight()).toBe('64px');
    await TestBed.inject(SettingsStore).save({ density: 'compact' });

    expect(await page.rowHeight()).toBe('44px');
  });

  it('is as high as its rows where they are few, and full again when they are many', async () => {
    await open(BUILTIN_SETS.firstBatch);
    const host = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(
      'app-result-list',
    );
    host?.style.setProperty('--list-height', '2000px');
    const [record] = TestBed.inject(CheckedSet).records();
    await page.type('result-filter', String(record!.mmsId));
    await shows(1);

    expect(await page.listHeight()).toBe('66px');

    await page.press('clear-filter');
    await shows(60);

    expect(await page.listHeight()).toBe('2000px');
    await eventually(
      () => page.rowIds(),
      ({ length }) => length * 64 > 2000,
    );
  });

  it('comes back with the filter with which it was left', async () => {
    await open(BUILTIN_SETS.everyState);
    await TestBed.inject(SettingsStore).save({ rememberFilters: true });
    const { duplicate } = await page.counts('state-count-');
    await page.choose('Duplicate');
    await shows(duplicate!);
    ({ page } = await here.open(BUILTIN_SETS.everyState));

    await shows(duplicate!);

    await TestBed.inject(SettingsStore).save({ rememberFilters: false });
    ({ page } = await here.open(BUILTIN_SETS.everyState));
    await shows(TestBed.inject(CheckedSet).records().length);
  });
});
