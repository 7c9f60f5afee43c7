import FakeTimers from '@sinonjs/fake-timers';

import type { Alma } from '../../alma/port/alma';
import type { PageEntity } from '../../alma/port/cloudapp';
import type { HandleServer } from '../../resolver/handle-server';
import { SimulatedWorld } from '../testing/simulated-world';
import { RecordCards } from './record-cards';

function entity(id: string): PageEntity {
  return { id, type: 'BIB_MMS', link: `/almaws/v1/bibs/${id}`, description: '' };
}

describe('a page of records that is left, or read anew', () => {
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

  function later(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

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

  it('throws away what Alma answers for a page that was left', async () => {
    const deaf: Alma = {
      ...world.alma,
      readBibs: async (mmsIds) => {
        await later(1000);
        return world.alma.readBibs(mmsIds);
      },
    };
    const cards = new RecordCards({ ...world, alma: deaf }, world.configuration);
    const left = cards.show([entity(ids[0]!)]);
    cards.leave();
    await finished(left);
    expect(cards.snapshot.phase).toBe('reading');
    expect(world.handlesAsked).toEqual([]);

    await finished(cards.show([entity(ids[0]!)]));
    expect(cards.snapshot.phase).toBe('done');
  });

  it('shows what was read last, though an earlier answer comes after it', async () => {
    const waits = [1000];
    const alma: Alma = {
      ...world.alma,
      readBibs: async (mmsIds) => {
        const bibs = await world.alma.readBibs(mmsIds);
        await later(waits.shift() ?? 0);
        return bibs;
      },
    };
    const cards = new RecordCards({ ...world, alma }, world.configuration);
    const first = cards.show([entity(ids[0]!)]);
    await clock.tickAsync(10);
    world.overwrite(ids[0]!, world.xmlOf(ids[0]!).replace('</dc:title>', ' repaired</dc:title>'));
    await finished(Promise.all([first, cards.refresh()]));

    expect(cards.snapshot.cards[0]?.bib?.xml).toContain(' repaired</dc:title>');
    expect(cards.snapshot.phase).toBe('done');
  });

  it('shows nothing that it knew before a refresh that failed', async () => {
    const cards = new RecordCards(world, world.configuration);
    const page = [entity(ids[0]!)];
    await finished(cards.show(page));
    world.mishap = () => ({ status: 500, body: '<html>' });
    await finished(cards.refresh());
    world.mishap = () => undefined;
    const before = world.calls.length;
    await finished(cards.show(page));

    expect(world.calls.length).toBe(before + 2);
    expect(cards.snapshot.phase).toBe('done');
  });

  it('shows verdicts as they come, and asks no more for a page that was left', async () => {
    const handleServer: HandleServer = {
      ...world.handleServer,
      ask: async (handle, authoritative) => {
        const answer = await world.handleServer.ask(handle, authoritative);
        await later(1000);
        return answer;
      },
    };
    const cards = new RecordCards({ ...world, handleServer }, world.configuration);
    const verdicts = () => cards.snapshot.cards.filter(({ verdict }) => verdict !== undefined);
    const fifty = ids.slice(0, 50).map((id) => entity(id));
    const left = cards.show(fifty);
    // In steps, for what runs on the real microtasks to keep up.
    for (let step = 0; step < 15; step++) await clock.tickAsync(100);
    expect([cards.snapshot.phase, verdicts().length]).toEqual(['checking', 24]);
    expect(world.handlesAsked.length).toBe(48);

    // The page tells of itself again while it is asked for.
    await cards.show(fifty);
    await finished(Promise.all([left, cards.show([entity(ids[60]!)])]));
    expect(cards.snapshot.cards.map(({ verdict }) => verdict?.verdict)).toEqual(['right']);
    expect(world.handlesAsked.length).toBe(49);
    expect(world.calls.length).toBe(4);

    await finished(cards.show(fifty));
    expect(verdicts().length).toBe(50);
  });
});
