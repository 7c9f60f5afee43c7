import FakeTimers from '@sinonjs/fake-timers';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { PageEntity } from '../../alma/port/cloudapp';
import type { HandleServer } from '../../resolver/handle-server';
import { SimulatedWorld } from '../testing/simulated-world';
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

  it('shows nothing before it is told of a page', () => {
    expect(new RecordCards(world, world.configuration).snapshot).toEqual({
      phase: 'nothing',
      page: { mmsIds: [], networkIds: [], leftOut: 0 },
      cards: [],
      failure: undefined,
    });
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
    // The panel has been open for an hour.
    await clock.tickAsync(3_600_000);
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

  it('asks once more, past the cache, for a handle that does not lead to its record', async () => {
    const asked: boolean[] = [];
    const handleServer: HandleServer = {
      ...world.handleServer,
      ask: (handle, authoritative) => {
        asked.push(authoritative);
        return Promise.resolve({ kind: 'unregistered' });
      },
    };
    const cards = new RecordCards({ ...world, handleServer }, world.configuration);
    await finished(cards.show([entity(ids[0]!)]));

    expect(asked).toEqual([false, true]);
    expect(cards.snapshot.cards[0]?.verdict?.verdict).toBe('unregistered');
  });

  it('tells of two records on the page that bear the same handle', async () => {
    const cards = new RecordCards(world, world.configuration);
    // The last two of the built-in archive.
    await finished(cards.show(ids.slice(-2).map((id) => entity(id))));

    expect(cards.snapshot.cards.map(({ judged }) => judged?.state)).toEqual([
      'duplicate',
      'duplicate',
    ]);
  });

  it('shows a record that bears no handle, and asks where the others’ lead', async () => {
    const cards = new RecordCards(world, world.configuration);
    const { sets } = world.library.archive;
    const [none = ''] = sets.find(({ id }) => id === BUILTIN_SETS.withoutHandle)?.members ?? [];
    await finished(cards.show([none, ids[0]!].map((id) => entity(id))));

    expect(cards.snapshot.phase).toBe('done');
    expect(
      cards.snapshot.cards.map(({ judged, verdict }) => [judged?.state, verdict?.verdict]),
    ).toEqual([
      ['none', undefined],
      ['ready', 'right'],
    ]);
    expect(world.handlesAsked.length).toBe(1);
  });

  it('asks where the first of two handles of a record leads', async () => {
    const cards = new RecordCards(world, world.configuration);
    const second = (field: string): string => field + field.replace('</', '9</');
    const xml = world.xmlOf(ids[0]!).replace(/<dc:identifier>http[^<]+<\/dc:identifier>/, second);
    world.overwrite(ids[0]!, xml);
    await finished(cards.show([entity(ids[0]!)]));

    const [card] = cards.snapshot.cards;
    expect(card?.judged?.state).toBe('conflicting');
    expect(card?.judged?.handles.length).toBe(2);
    expect(world.handlesAsked).toEqual([String(card?.judged?.handles[0]?.handle)]);
    expect(card?.verdict?.verdict).toBe('right');
  });
});
