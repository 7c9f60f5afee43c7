import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import type { ReadEvent, SetReader } from '../../alma/port/set-reader';
import { PACING, SET_READER } from '../session/ports';
import { CheckedSet } from './checked-set';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the check of a set', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;

  beforeEach(() => (here = new SetPageInWorld()));

  async function open(id: string): Promise<void> {
    ({ page } = await here.open(id));
    await until(() => page.canPress('check'));
  }

  function until(isSo: () => Promise<boolean>): Promise<boolean> {
    return eventually(isSo, (is) => is);
  }

  const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;

  it('is paused and resumed, and holds back the calls meanwhile', async () => {
    const told: string[] = [];
    const pacing = { pause: () => told.push('pause'), resume: () => told.push('resume') };
    await here.start({ provide: PACING, useValue: pacing });
    await open(BUILTIN_SETS.firstBatch);
    here.hold();
    await page.check();
    await page.press('pause');

    expect(await page.text()).toContain('Paused. Nothing is sent until you resume.');
    expect(await page.has('check')).toBe(false);

    here.goOn();
    await page.press('resume');
    await until(() => page.canPress('export-report'));
    expect(told).toEqual(['pause', 'resume']);
    expect((await page.counts('state-count-'))['copy-needed']).toBe(48);
  });

  it('hands the focus on when the button that had it is gone', async () => {
    await here.start();
    await open(BUILTIN_SETS.firstBatch);
    here.hold();
    await page.check();
    expect(focused()).toBe('Reading and judging records');

    await page.press('cancel');
    here.goOn();
    await until(() => page.canPress('check'));
    expect(focused()).toBe('Reading and judging records');
  });

  it('keeps what was read when it is cancelled', async () => {
    await here.start();
    await open(BUILTIN_SETS.everyDigital);
    await page.check();
    await eventually(
      () => page.counts('state-count-'),
      (counts) => Object.values(counts).some((count) => count > 0),
    );
    here.hold();
    if (await page.has('cancel')) await page.press('cancel');
    here.goOn();
    await until(() => page.canPress('export-report'));

    expect((await page.rowIds()).length).toBeGreaterThan(0);
    expect(await page.canPress('check-handles')).toBe(true);
  });

  it('says why Alma stopped it, and begins anew when the person wants', async () => {
    await here.start();
    await open(BUILTIN_SETS.firstBatch);
    here.world.mishap = ({ path }) =>
      path.startsWith('/conf/sets/') ? { status: 401, body: '' } : undefined;
    await page.check();
    await until(() => page.has('error'));

    expect(await page.textOf('error')).toContain('role');

    here.world.mishap = () => undefined;
    await here.check(page);
    expect(await page.has('error')).toBe(false);
    expect(await page.counts('state-count-')).toEqual(
      jasmine.objectContaining({ 'copy-needed': 48, ready: 12 }),
    );
  });

  it('says that members are missing, and which stood twice', async () => {
    const { reader } = here.world;
    const changing: SetReader['readSet'] = async function* (...asked): AsyncGenerator<ReadEvent> {
      for await (const event of reader.readSet(...asked)) {
        yield event.kind === 'end'
          ? { ...event, summary: { ...event.summary, repeated: 2, isComplete: false } }
          : event;
      }
    };
    await here.start({ provide: SET_READER, useValue: { ...reader, readSet: changing } });
    await open(BUILTIN_SETS.firstBatch);
    await here.check(page);

    expect(await page.textOf('size-differs')).toContain('60 members, but Alma listed 60');
    expect(await page.text()).toContain('2 members were listed twice by Alma');
  });

  it('reads those again that could not be read, and the open record follows', async () => {
    await here.start();
    const lost = here.world.library.archive.sets.find(({ id }) => id === BUILTIN_SETS.firstBatch)!
      .members[3]!;
    await open(BUILTIN_SETS.firstBatch);
    here.world.mishap = ({ path, query }) =>
      path.startsWith('/bibs') && `${path}${query?.['mms_id'] ?? ''}`.includes(lost)
        ? { status: 500, body: '' }
        : undefined;
    await here.check(page);
    const { unreadable } = await page.counts('state-count-');
    expect(unreadable).toBeGreaterThan(0);
    await page.choose('Unreadable');
    await eventually(
      () => page.rowIds(),
      (ids) => ids.includes(lost),
    );
    await page.openRow((await page.rowIds()).indexOf(lost));
    expect(await page.textOf('details-state')).toBe('Unreadable');

    here.world.mishap = () => undefined;
    await page.press('read-again');
    await eventually(
      () => page.counts('state-count-'),
      (counts) => counts['unreadable'] === 0,
    );

    expect(await page.textOf('details-state')).toBe('Copy needed');
    expect(await page.has('unreadable-banner')).toBe(false);
  });

  it('does nothing where there is nothing to check, or no configuration', async () => {
    here.alma.configuration = undefined;
    await here.start();
    const checked = TestBed.inject(CheckedSet);
    await checked.start();
    checked.pause();
    checked.resume();
    checked.cancel();
    checked.readAgain();
    checked.askHandlesAgain();
    checked.choose({ kind: 'list', name: 'nothing.csv', mmsIds: [] });
    await checked.start();

    expect(checked.check()).toBeUndefined();
    expect(checked.outcomes()).toBeUndefined();
    expect(checked.toAsk()).toBe(0);
    expect(here.world.calls).toEqual([]);
  });

  it('lets go of what was found when another set is taken up', async () => {
    await here.start();
    await open(BUILTIN_SETS.firstBatch);
    await here.check(page);
    await here.checkHandles(page);
    const set = await here.world.alma.readSet(BUILTIN_SETS.withoutHandle);
    TestBed.inject(CheckedSet).choose({ kind: 'set', set });

    expect(TestBed.inject(CheckedSet).records()).toEqual([]);
    expect(TestBed.inject(CheckedSet).handles()).toBeUndefined();
  });
});
