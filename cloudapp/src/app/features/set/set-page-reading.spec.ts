import { TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import type { SetDetails } from '../../alma/port/alma';
import { asMmsId } from '../../core/identifiers/mms-id';
import { ALMA } from '../session/ports';
import { RecentSets } from '../session/recent-sets';
import { Session } from '../session/session';
import { CheckedSet } from './checked-set';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the reading of a set', () => {
  let here: SetPageInWorld;

  beforeEach(() => (here = new SetPageInWorld()));

  /** Alma answers for a set only when it is told to. */
  function slowAlma(): { useValue: unknown; provide: unknown; answer: (id: string) => void } {
    const waiting = new Map<string, () => void>();
    const { alma } = here.world;
    const readSet = async (id: string): Promise<SetDetails> => {
      await new Promise<void>((resolve) => waiting.set(id, resolve));
      return alma.readSet(id);
    };
    return {
      provide: ALMA,
      useValue: { ...alma, readSet },
      answer: (id) => waiting.get(id)?.(),
    };
  }

  it('shows nothing of the former set while another one is read', async () => {
    const { answer, ...port } = slowAlma();
    await here.start(port as never);
    const former = await here.world.alma.readSet(BUILTIN_SETS.firstBatch);
    TestBed.inject(CheckedSet).choose({ kind: 'set', set: former });
    const { page } = await here.open(BUILTIN_SETS.everyState);

    expect(await page.text()).toBe('Reading the set …');

    answer(BUILTIN_SETS.everyState);
    expect(
      await eventually(
        () => page.text(),
        (text) => text.includes('Every state'),
      ),
    ).not.toContain('First batch');
  });

  it('says which set is read, where its name is known', async () => {
    const { answer, ...port } = slowAlma();
    await here.start(port as never);
    await TestBed.inject(RecentSets).remember({ id: BUILTIN_SETS.everyState, name: 'Every state' });
    const { page } = await here.open(BUILTIN_SETS.everyState);

    expect(await page.text()).toBe('Reading the set “Every state” …');
    answer(BUILTIN_SETS.everyState);
  });

  it('keeps to the set in the address when answers come in another order', async () => {
    const { answer, ...port } = slowAlma();
    await here.start(port as never);
    const { page, fixture } = await here.open(BUILTIN_SETS.firstBatch);
    fixture.componentRef.setInput('id', BUILTIN_SETS.everyState);
    await page.text();
    answer(BUILTIN_SETS.everyState);
    await eventually(
      () => page.text(),
      (text) => text.includes('Every state'),
    );
    answer(BUILTIN_SETS.firstBatch);

    await page.text();

    expect(await page.text()).toContain('Every state');
  });

  it('says that a list is gone that is no longer in hand', async () => {
    await here.start();
    const set = await here.world.alma.readSet(BUILTIN_SETS.firstBatch);
    TestBed.inject(CheckedSet).choose({ kind: 'set', set });
    const { page } = await here.open('list');

    expect(await page.text()).toContain('This list is no longer here.');
    expect(await page.has('set-header')).toBe(false);
  });

  it('remembers the set among those opened last', async () => {
    await here.start();
    await here.open(BUILTIN_SETS.firstBatch);
    const sets = await eventually(
      () => TestBed.inject(RecentSets).sets(),
      (found) => found.length > 0,
    );

    expect(sets).toEqual([{ id: BUILTIN_SETS.firstBatch, name: 'First batch' }]);
  });

  it('says what stands against a set, and does not check an empty one', async () => {
    await here.start();
    const { page } = await here.open(BUILTIN_SETS.logical);
    await eventually(
      () => page.has('set-fault-logical'),
      (is) => is,
    );

    expect(await page.has('set-fault-private')).toBe(false);

    const { page: empty } = await here.open(BUILTIN_SETS.empty);
    await eventually(
      () => empty.has('set-fault-empty'),
      (is) => is,
    );
    expect(await empty.canPress('check')).toBe(false);
    expect(await empty.text()).not.toContain('Reads every record');
  });

  it('checks nothing before there is a prefix', async () => {
    const { configuration } = here.world;
    const routes = configuration.routes.map((route) => ({ ...route, prefix: '' }));
    here.alma.configuration = { ...configuration, routes };
    await here.start();
    const { page } = await here.open(BUILTIN_SETS.firstBatch);

    expect(
      await eventually(
        () => page.text(),
        (text) => text.includes('First batch'),
      ),
    ).toContain('The app is not set up yet, so nothing can be checked.');
    expect(await page.canPress('check')).toBe(false);
  });

  it('leads an administrator to the configuration, and whoever is none to an administrator', async () => {
    here.alma.configuration = undefined;
    await here.start();
    const { page } = await here.open(BUILTIN_SETS.firstBatch);
    const text = await eventually(
      () => page.text(),
      (now) => now.includes('Not set up'),
    );
    expect(text).not.toContain('Ask an administrator');
    expect(await page.textOf('open-configuration')).toBe('Open the configuration');

    const { visit } = here.alma;
    here.alma.visit = { ...visit, user: { ...visit.user, isAdmin: false } };
    await TestBed.inject(Session).start();
    expect(await page.text()).toContain('Ask an administrator');
    expect(await page.has('open-configuration')).toBe(false);
  });

  it('does not say that nothing is set up where Alma does not answer, and asks again', async () => {
    const { readConfiguration } = here.alma;
    here.alma.readConfiguration = () => Promise.reject(new Error('No answer'));
    await here.start();
    const { page } = await here.open(BUILTIN_SETS.firstBatch);
    const text = await eventually(
      () => page.text(),
      (now) => now.includes('could not be read'),
    );
    expect(text).not.toContain('not set up');
    expect(await page.canPress('check')).toBe(false);

    here.alma.readConfiguration = readConfiguration.bind(here.alma);
    await page.press('ask-configuration');
    expect(
      await eventually(
        () => page.canPress('check'),
        (can) => can,
      ),
    ).toBe(true);
  });

  it('is one page with the list that was taken in', async () => {
    await here.start();
    const ids = here.world.library.archive.records.slice(0, 2).map(({ mmsId }) => asMmsId(mmsId));
    TestBed.inject(CheckedSet).choose({ kind: 'list', name: 'letters.csv', mmsIds: ids });
    const { page } = await here.open('list');

    expect(await page.text()).toContain('2 MMS IDs from a file');
    expect(await page.text()).toContain('Reads every record of the list');
    await here.check(page);
    expect((await page.rowIds()).length).toBe(2);
  });
});
