import FakeTimers from '@sinonjs/fake-timers';

import type { ReadEvent, ReadOptions, SetReader, UnreadMember } from '../../alma/port/set-reader';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, aConfiguration } from '../../core/testing/a-bib';
import { SetCheck, type CheckSubject } from './set-check';

const NOW = Date.UTC(2026, 1, 2);
const SET: CheckSubject = { kind: 'set', setId: '7', content: 'BIB_MMS', size: 3 };
const idOf = (i: number): MmsId => asMmsId(`99${String(1e15 + i)}`);
const PROBLEM = { code: '401', message: 'No.', trackingId: 'E1' };

/** Members read, by their places; each with the handle of its own place, or with this one. */
function read(positions: readonly number[], handle?: string): ReadEvent {
  const xmlOf = (i: number) =>
    '<record xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>T</dc:title><dc:identifier>http://hdl.handle.net/${handle ?? `12345/${String(i)}`}</dc:identifier></record>`;
  return {
    kind: 'batch',
    unread: [],
    read: positions.map((position) => ({
      position,
      mmsId: idOf(position),
      description: '',
      record: aBib({ mmsId: idOf(position), xml: xmlOf(position) }),
    })),
  };
}

function unread(...members: readonly Partial<UnreadMember>[]): ReadEvent {
  const whole = members.map((member, i) => ({
    position: i,
    mmsId: idOf(i),
    description: `Member ${String(i)}`,
    problem: PROBLEM,
    mayReadLater: true,
    ...member,
  }));
  return { kind: 'batch', read: [], unread: whole };
}

function ending(sizeAtEnd: number, repeated = 0, isComplete = true): ReadEvent {
  const summary = { sizeAtStart: 0, sizeAtEnd, read: 0, unread: 0, repeated, isComplete };
  return { kind: 'end', summary };
}

describe('a check of a set', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let asked: unknown[];
  let options: ReadOptions | undefined;
  let events: readonly (ReadEvent | Error)[];
  let paced: string[];
  let filed: string[];
  let told: number;

  beforeEach(() => {
    clock = FakeTimers.install({ now: NOW });
    [asked, options, events, paced, filed, told] = [[], undefined, [], [], [], 0];
  });

  afterEach(() => clock.uninstall());

  function checkOf(subject: CheckSubject = SET): SetCheck {
    // Each event comes after 10 ms.
    async function* answering(): AsyncGenerator<ReadEvent> {
      for (const event of events) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        if (event instanceof Error) throw event;
        yield event;
      }
    }
    const reader: SetReader = {
      readSet: (setId, given) => {
        asked.push(['set', setId]);
        options = given;
        return answering();
      },
      readList: (mmsIds, given) => {
        asked.push(['list', mmsIds]);
        options = given;
        return answering();
      },
      readAgain: (setId, members) => {
        asked.push(['again', setId, members]);
        return answering();
      },
    };
    const pacing = { pause: () => paced.push('pause'), resume: () => paced.push('resume') };
    const onRecord = ({ position, state }: JudgedRecord) =>
      filed.push(`${String(position)} ${state}`);
    const check = new SetCheck({ reader, pacing }, subject, aConfiguration(), onRecord);
    check.subscribe(() => told++);
    return check;
  }

  async function end(work: Promise<void>): Promise<void> {
    await clock.runAllAsync();
    await work;
  }

  const placesOf = ({ records }: SetCheck) =>
    records.map(({ position, state }) => `${String(position)} ${state}`);

  it('shows nothing before it starts, and the same until something changes', () => {
    const check = checkOf();

    expect(check.snapshot).toEqual(
      jasmine.objectContaining({
        phase: 'idle',
        revision: 0,
        failure: undefined,
        summary: {
          asked: 3,
          read: 0,
          unreadable: 0,
          mayReadLater: 0,
          twiceInPages: 0,
          differsFromSize: false,
        },
      }),
    );
    expect(check.snapshot).toBe(check.snapshot);
    expect(check.records).toEqual([]);
    expect(check.records).toBe(check.records);
    expect(checkOf({ kind: 'list', mmsIds: [idOf(1), idOf(2)] }).snapshot.summary.asked).toBe(2);
  });

  it('lists what comes in set order, tells it, and what it adds up to', async () => {
    events = [{ kind: 'size', size: 4 }, read([2, 0]), read([1]), ending(4, 2, false)];
    const check = checkOf();
    await end(check.start());

    expect(asked).toEqual([['set', '7']]);
    expect(placesOf(check)).toEqual(['0 ready', '1 ready', '2 ready']);
    expect(check.records[0]?.readAt).toBe(NOW + 20);
    expect(filed).toEqual(['2 ready', '0 ready', '1 ready']);
    const { phase, progress, counts, summary, revision } = check.snapshot;
    expect(phase).toBe('done');
    expect(progress).toEqual(jasmine.objectContaining({ done: 3, total: 4, elapsedMs: 40 }));
    expect(counts.states.ready).toBe(3);
    expect(revision).toBe(3);
    expect(summary).toEqual({
      asked: 4,
      read: 3,
      unreadable: 0,
      mayReadLater: 0,
      twiceInPages: 2,
      differsFromSize: true,
    });
    expect(told).toBeGreaterThan(2);

    // Checked once is checked; what is listed stands.
    await end(check.start());
    expect(asked.length).toBe(1);
  });

  it('expects as many as the set has at last', async () => {
    events = [{ kind: 'size', size: 9 }, read([0]), ending(2)];
    const check = checkOf();
    const work = check.start();
    await clock.tickAsync(15);
    expect(check.snapshot.progress.total).toBe(9);
    await end(work);

    expect(check.snapshot.progress.total).toBe(2);
    expect(check.snapshot.summary.asked).toBe(9);
  });

  it('marks those that share a handle, the earlier one as soon as the later comes', async () => {
    events = [read([0], '12345/a'), read([5], '12345/A'), ending(2)];
    const check = checkOf();
    await end(check.start());

    expect(placesOf(check)).toEqual(['0 duplicate', '5 duplicate']);
    expect(filed).toEqual(['0 ready', '5 ready', '0 duplicate', '5 duplicate']);
    expect(check.snapshot.counts.states).toEqual(
      jasmine.objectContaining({ ready: 0, duplicate: 2 }),
    );
    expect(check.bearers.positionsOf(check.records[0]!.handle!)).toEqual([0, 5]);
  });

  it('names what could not be read, and reads it again', async () => {
    events = [
      unread({}, { mayReadLater: false }, { mmsId: undefined, description: '' }),
      read([3]),
      ending(4),
    ];
    const check = checkOf();
    await end(check.start());
    expect(check.records.map(({ title, problem }) => [title, problem?.code])).toEqual([
      ['Member 0', '401'],
      ['Member 1', '401'],
      ['', '401'],
      ['Letters', undefined],
    ]);
    expect(check.snapshot.summary).toEqual(
      jasmine.objectContaining({ read: 1, unreadable: 3, mayReadLater: 2 }),
    );

    events = [read([0]), unread({ position: 2, mayReadLater: false }), ending(77, 5, false)];
    await end(check.readAgain());

    expect(asked[1]).toEqual([
      'again',
      '7',
      [
        {
          position: 0,
          mmsId: idOf(0),
          description: 'Member 0',
          problem: PROBLEM,
          mayReadLater: true,
        },
        {
          position: 1,
          mmsId: idOf(1),
          description: 'Member 1',
          problem: PROBLEM,
          mayReadLater: true,
        },
        { position: 2, mmsId: undefined, description: '', problem: PROBLEM, mayReadLater: true },
      ],
    ]);
    // Numbers of the second reading are not the set's.
    expect(check.snapshot.summary).toEqual({
      asked: 3,
      read: 2,
      unreadable: 2,
      mayReadLater: 0,
      twiceInPages: 0,
      differsFromSize: false,
    });
    expect(check.snapshot.progress.done).toBe(3);
    expect(check.snapshot.counts.states).toEqual(
      jasmine.objectContaining({ ready: 2, unreadable: 2 }),
    );
  });

  it('has nothing to read again where all was read, nor while it reads', async () => {
    events = [read([0]), ending(1)];
    const check = checkOf();
    await end(check.start());
    await end(check.readAgain());
    expect(asked.length).toBe(1);

    const other = checkOf();
    events = [unread({}), ending(1)];
    const work = other.start();
    await clock.tickAsync(15);
    await other.readAgain();
    other.pause();
    await other.readAgain();
    other.resume();
    await end(work);
    expect(asked.length).toBe(2);
  });

  it('reads a list again without a set', async () => {
    events = [unread({ mmsId: idOf(1) }), ending(1)];
    const check = checkOf({ kind: 'list', mmsIds: [idOf(1)] });
    await end(check.start());
    await end(check.readAgain());

    expect(asked[0]).toEqual(['list', [idOf(1)]]);
    expect((asked[1] as unknown[]).slice(0, 2)).toEqual(['again', '']);
  });

  it('keeps what it has when the reading fails, and why; and forgets that when it reads again', async () => {
    const failure = new Error('no');
    events = [unread({}), failure];
    const check = checkOf();
    await end(check.start());
    expect([check.snapshot.phase, check.snapshot.failure]).toEqual(['failed', failure]);
    expect(placesOf(check)).toEqual(['0 unreadable']);

    events = [read([0]), ending(1)];
    await end(check.readAgain());
    expect([check.snapshot.phase, check.snapshot.failure]).toEqual(['done', undefined]);
    expect(placesOf(check)).toEqual(['0 ready']);
  });

  it('stands still while it is paused, its calls held back, and takes that for no time', async () => {
    events = [read([0]), read([1]), read([2]), ending(3)];
    const check = checkOf();
    check.pause();
    check.resume();
    check.cancel();
    expect([check.snapshot.phase, paced]).toEqual(['idle', []]);
    const work = check.start();
    await clock.tickAsync(15);
    check.pause();
    expect([check.snapshot.phase, paced]).toEqual(['paused', ['pause']]);
    await clock.tickAsync(1000);
    expect(placesOf(check)).toEqual(['0 ready']);
    expect(check.snapshot.progress.elapsedMs).toBe(15);
    check.pause();
    expect(paced).toEqual(['pause']);
    check.resume();
    expect([check.snapshot.phase, paced]).toEqual(['running', ['pause', 'resume']]);
    check.resume();
    await end(work);

    expect(paced).toEqual(['pause', 'resume']);
    expect(placesOf(check)).toEqual(['0 ready', '1 ready', '2 ready']);
    expect(check.snapshot.phase).toBe('done');
  });

  it('keeps what it has when it is cancelled, be it while it is paused', async () => {
    for (const pauses of [false, true]) {
      paced = [];
      events = [read([0]), read([1]), ending(2)];
      const check = checkOf();
      const work = check.start();
      await clock.tickAsync(15);
      if (pauses) check.pause();
      check.cancel();
      await end(work);

      expect([check.snapshot.phase, check.snapshot.failure]).toEqual(['cancelled', undefined]);
      expect(placesOf(check)).toEqual(['0 ready']);
      expect(paced).toEqual(pauses ? ['pause', 'resume'] : []);
    }
  });

  it('asks whether titles are digital where the set does not say so, and no rule leaves them out', async () => {
    events = [ending(0)];
    const asks = (change: Partial<BibRecord>) => options?.asksDigital?.(aBib(change));

    await end(checkOf().start());
    expect(asks({})).toBeTrue();
    expect(asks({ format: 'unimarc' })).toBeFalse();
    expect(asks({ linkedTo: { id: '1', zone: 'NZ' } })).toBeFalse();
    await end(checkOf({ kind: 'list', mmsIds: [] }).start());
    expect(asks({})).toBeTrue();
    await end(checkOf({ ...SET, content: 'IED' }).start());
    expect(options).toEqual({});
  });
});
