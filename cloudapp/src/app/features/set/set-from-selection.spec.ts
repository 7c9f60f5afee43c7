import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import type { MadeSet } from '../../alma/port/alma';
import { asMmsId } from '../../core/identifiers/mms-id';
import { BULK_ALMA } from '../session/ports';
import { CheckedSet } from './checked-set';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('a set of what the list shows', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;

  beforeEach(() => (here = new SetPageInWorld()));

  it('bears the name of the set and the number of titles, for Alma has no two sets of one name', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.firstBatch));
    expect(await page.valueIn('set-from-selection-name')).toBe('First batch (60 titles)');

    await page.choose('Ready');
    await eventually(
      () => page.valueIn('set-from-selection-name'),
      (name) => name === 'First batch (12 titles)',
    );
    await page.type('set-from-selection-name', '   ');
    expect(await page.canPress('set-from-selection')).toBe(false);
  });

  it('bears the name of a list, and how many titles where it is a part of it', async () => {
    await here.start();
    const { members } = here.world.library.archive.sets.find(
      ({ id }) => id === BUILTIN_SETS.firstBatch,
    )!;
    TestBed.inject(CheckedSet).choose({
      kind: 'list',
      name: 'letters.csv',
      mmsIds: members.map(asMmsId),
    });
    ({ page } = await here.openChecked('list'));
    expect(await page.valueIn('set-from-selection-name')).toBe('letters.csv');

    await page.choose('Ready');
    await eventually(
      () => page.valueIn('set-from-selection-name'),
      (name) => name === 'letters.csv (12 titles)',
    );
  });

  it('tells of each reason to stay out how many it concerns', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.everyState));
    const { length } = TestBed.inject(CheckedSet).records();

    const words = await page.textOf('set-from-selection-left-out');
    expect(words).toContain('1 title without digital inventory stays out');
    expect(words).toContain('1 member without a readable MMS ID stays out');
    expect(await page.textOf('set-from-selection')).toBe(
      `Make a set of ${String(length - 2)} titles`,
    );
  });

  it('is stopped by the person, who is told that a part may be there', async () => {
    let answer: () => void = () => undefined;
    const { alma } = here.world;
    const createSet = async (...asked: Parameters<typeof alma.createSet>): Promise<MadeSet> => {
      await new Promise<void>((resolve) => (answer = resolve));
      return alma.createSet(...asked);
    };
    await here.start({ provide: BULK_ALMA, useValue: { ...alma, createSet } });
    ({ page } = await here.openChecked(BUILTIN_SETS.firstBatch));
    await page.press('set-from-selection');
    expect(await page.textOf('set-from-selection-progress')).toBe('Making the set …');
    expect(await page.has('set-from-selection')).toBe(false);

    await page.press('set-from-selection-cancel');
    answer();

    expect(
      await eventually(
        () => page.textOf('set-from-selection-refused'),
        (words) => words !== '',
      ),
    ).toContain('Stopped. The new set may exist with some of its titles');
  });

  it('is proven member by member', async () => {
    const { alma } = here.world;
    const addMembers: typeof alma.addMembers = (id, mmsIds, signal) =>
      alma.addMembers(id, mmsIds.slice(2), signal);
    await here.start({ provide: BULK_ALMA, useValue: { ...alma, addMembers } });
    ({ page } = await here.openChecked(BUILTIN_SETS.firstBatch));
    await page.press('set-from-selection');

    expect(
      await eventually(
        () => page.textOf('set-from-selection-refused'),
        (words) => words !== '',
      ),
    ).toContain('2 titles are missing, 0 are too many');
    expect(await page.has('set-from-selection-made')).toBe(false);
  });
});
