import FakeTimers from '@sinonjs/fake-timers';

import type { Alma } from '../../alma/port/alma';
import type { PageEntity } from '../../alma/port/cloudapp';
import { SimulatedWorld } from '../testing/simulated-world';
import { bibsOnPage } from './bibs-on-page';
import { RecordCards } from './record-cards';

function entity(id: string, more: Partial<PageEntity> = {}): PageEntity {
  return { id, type: 'BIB_MMS', link: `/almaws/v1/bibs/${id}`, description: '', ...more };
}

describe('the records in view', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let world: SimulatedWorld;
  let ids: readonly string[];

  beforeEach(() => {
    clock = FakeTimers.install({
      now: Date.UTC(2026, 1, 2),
      // Answers come in by streams, which run on the real microtasks.
      toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    });
    world = new SimulatedWorld();
    ids = world.library.archive.records.map(({ mmsId }) => mmsId);
  });

  afterEach(() => clock.uninstall());

  async function finished<T>(work: Promise<T>): Promise<T> {
    await clock.runAllAsync();
    return work;
  }

  it('finds each record once, whatever kind its entity says it is', () => {
    const page = bibsOnPage([
      entity('991000000000016421'),
      entity('991000000000016421'),
      entity('5312', { type: 'IEE', link: '/almaws/v1/bibs/991000000000026421/holdings/5312' }),
      entity('1212', {
        type: 'REPRESENTATION',
        link: '/bibs/991000000000036421/representations/1212',
      }),
      entity('99777', { link: '/almaws/v1/bibs?nz_mms_id=9977700000001234' }),
      entity('991000000000046421', { type: 'IED', link: '' }),
      entity('ada', { type: 'USER', link: '/almaws/v1/users/ada' }),
      entity('2212', { type: 'ITEM', link: '' }),
    ]);

    expect(page.mmsIds.map(String)).toEqual([
      '991000000000016421',
      '991000000000026421',
      '991000000000036421',
      '991000000000046421',
    ]);
    expect(page.networkIds).toEqual(['9977700000001234']);
    expect(page.repeated).toBe(1);
  });

  it('shows a page of 50 with two calls to Alma and one question a handle', async () => {
    const cards = new RecordCards(world, world.configuration);

    await finished(cards.show(ids.slice(0, 50).map((id) => entity(id))));

    expect(world.calls.length).toBe(2);
    expect(world.handlesAsked.length).toBe(50);
    expect(cards.snapshot.phase).toBe('done');
    expect(cards.snapshot.cards.every(({ verdict }) => verdict?.verdict === 'right')).toBe(true);
  });

  it('asks nothing for the same page within a minute, and again after it', async () => {
    const cards = new RecordCards(world, world.configuration);
    const [first, second] = [[entity(ids[0]!)], [entity(ids[1]!)]];
    await finished(cards.show(first));
    await finished(cards.show(second));
    expect(world.calls.length).toBe(4);

    await finished(cards.show(first));
    expect(world.calls.length).toBe(4);
    expect(String(cards.snapshot.cards[0]?.mmsId)).toBe(ids[0]!);

    await clock.tickAsync(60_000);
    await finished(cards.show(first));
    expect(world.calls.length).toBe(6);
  });

  it('asks again when the clock of the machine was set back', async () => {
    const cards = new RecordCards(world, world.configuration);
    const [first, second] = [[entity(ids[0]!)], [entity(ids[1]!)]];
    await finished(cards.show(first));
    await finished(cards.show(second));
    clock.setSystemTime(Date.now() - 3_600_000);
    await clock.tickAsync(60_000);
    await finished(cards.show(first));
    expect(world.calls.length).toBe(6);
  });

  it('never shows one record’s state under another, however late the answers', async () => {
    const slow: Alma = {
      ...world.alma,
      readBibs: async (mmsIds, signal) => {
        const latency = 50 + ((Number(mmsIds[0]?.slice(-6)) * 7919) % 900);
        // An answer that was sent for comes, stopped or not.
        await new Promise((resolve) => setTimeout(resolve, latency));
        signal?.throwIfAborted();
        return world.alma.readBibs(mmsIds);
      },
    };
    const cards = new RecordCards({ ...world, alma: slow }, world.configuration);
    const wrong: string[] = [];
    let shown = '';
    cards.subscribe(() => {
      for (const { mmsId, judged } of cards.snapshot.cards) {
        if (mmsId !== shown || (judged !== undefined && judged.mmsId !== shown)) wrong.push(mmsId);
      }
    });
    const shows: Promise<void>[] = [];

    for (const id of ids.slice(0, 30)) {
      shown = id;
      shows.push(cards.show([entity(id)]));
      await clock.tickAsync(120);
    }
    await finished(Promise.all(shows));

    expect(wrong).toEqual([]);
    expect(String(cards.snapshot.cards[0]?.judged?.mmsId)).toBe(ids[29]!);
    expect(cards.snapshot.phase).toBe('done');
  });

  it('shows what is known when the page’s records cannot be read', async () => {
    world.mishap = () => ({ status: 500, body: '<html>' });
    const cards = new RecordCards(world, world.configuration);

    await finished(cards.show([entity(ids[0]!)]));
    expect(cards.snapshot.phase).toBe('failed');

    world.mishap = () => undefined;
    await finished(cards.show([entity(ids[0]!)]));
    expect(cards.snapshot.phase).toBe('done');
  });

  it('empties when the page shows no record', async () => {
    const cards = new RecordCards(world, world.configuration);
    await finished(cards.show([entity(ids[0]!)]));

    await finished(cards.show([]));

    expect(cards.snapshot.phase).toBe('nothing');
    expect(cards.snapshot.cards).toEqual([]);
  });

  it('asks nothing for the page that it shows already, and again for one that it is told to refresh', async () => {
    const cards = new RecordCards(world, world.configuration);
    const page = [entity(ids[0]!)];
    const first = cards.show(page);
    await finished(cards.show(page));
    await finished(first);
    await finished(cards.show(page));
    expect(world.calls.length).toBe(2);

    await finished(cards.refresh());
    expect(world.calls.length).toBe(4);
  });

  it('says that a page holds records of the network alone', async () => {
    const cards = new RecordCards(world, world.configuration);

    await finished(cards.show([entity('99777', { link: '/bibs?nz_mms_id=9977700000001234' })]));

    expect(cards.snapshot.phase).toBe('done');
    expect(cards.snapshot.cards).toEqual([]);
    expect(world.calls).toEqual([]);
  });

  it('keeps ten pages, and reads the eleventh back again', async () => {
    const cards = new RecordCards(world, world.configuration);
    for (const id of ids.slice(0, 11)) await finished(cards.show([entity(id)]));
    expect(world.calls.length).toBe(22);

    await finished(cards.show([entity(ids[1]!)]));
    expect(world.calls.length).toBe(22);
    await finished(cards.show([entity(ids[0]!)]));
    expect(world.calls.length).toBe(24);
  });

  it('shows nothing of a page that was left while its records or handles were asked for', async () => {
    for (const until of ['reading', 'checking'] as const) {
      const cards = new RecordCards(world, world.configuration);
      const phases: string[] = [];
      cards.subscribe(() => {
        phases.push(cards.snapshot.phase);
        if (cards.snapshot.phase === until) cards.leave();
      });
      await finished(cards.show([entity(ids[0]!)]));
      expect(phases.at(-1)).toBe(until);
      expect(cards.snapshot.cards.map(({ verdict }) => verdict)).toEqual([undefined]);
    }
  });
});
