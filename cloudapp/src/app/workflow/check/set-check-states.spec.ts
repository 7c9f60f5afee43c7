import FakeTimers from '@sinonjs/fake-timers';

import type { BibRecord } from '../../core/record/bib-record';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, aConfiguration } from '../../core/testing/a-bib';
import { ending, idOf, PROBLEM, read, unread } from '../testing/read-events';
import { ToldReader } from '../testing/told-reader';
import { SetCheck, type CheckSubject } from './set-check';

const NOW = Date.UTC(2026, 1, 2);
const SET: CheckSubject = { kind: 'set', setId: '7', content: 'BIB_MMS', size: 3 };
const PACING = { pause: () => undefined, resume: () => undefined };

describe('a check of a set', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let reader: ToldReader;
  let filed: string[];
  let told: number;

  beforeEach(() => {
    clock = FakeTimers.install({ now: NOW });
    reader = new ToldReader();
    [filed, told] = [[], 0];
  });

  afterEach(() => clock.uninstall());

  function checkOf(subject: CheckSubject = SET): SetCheck {
    const onRecord = ({ position, state }: JudgedRecord) =>
      filed.push(`${String(position)} ${state}`);
    const check = new SetCheck({ reader, pacing: PACING }, subject, aConfiguration(), onRecord);
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
    reader.events = [{ kind: 'size', size: 4 }, read([2, 0]), read([1]), ending(4, 2, false)];
    const check = checkOf();
    await end(check.start());

    expect(reader.asked).toEqual([['set', '7']]);
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
    expect(reader.asked.length).toBe(1);
  });

  it('expects as many as the set has at last', async () => {
    reader.events = [{ kind: 'size', size: 9 }, read([0]), ending(2)];
    const check = checkOf();
    const work = check.start();
    await clock.tickAsync(15);
    expect(check.snapshot.progress.total).toBe(9);
    await end(work);

    expect(check.snapshot.progress.total).toBe(2);
    expect(check.snapshot.summary.asked).toBe(9);
  });

  it('names what could not be read, and reads it again', async () => {
    reader.events = [
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

    reader.events = [read([0]), unread({ position: 2, mayReadLater: false }), ending(77, 5, false)];
    await end(check.readAgain());

    expect(reader.asked[1]).toEqual([
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
    reader.events = [read([0]), ending(1)];
    const check = checkOf();
    await end(check.start());
    await end(check.readAgain());
    expect(reader.asked.length).toBe(1);

    const other = checkOf();
    reader.events = [unread({}), ending(1)];
    const work = other.start();
    await clock.tickAsync(15);
    await other.readAgain();
    other.pause();
    await other.readAgain();
    other.resume();
    await end(work);
    expect(reader.asked.length).toBe(2);
  });

  it('reads a list again without a set', async () => {
    reader.events = [unread({ mmsId: idOf(1) }), ending(1)];
    const check = checkOf({ kind: 'list', mmsIds: [idOf(1)] });
    await end(check.start());
    await end(check.readAgain());

    expect(reader.asked[0]).toEqual(['list', [idOf(1)]]);
    expect(reader.asked[1]?.slice(0, 2)).toEqual(['again', '']);
  });

  it('keeps what it has when the reading fails, and why; and forgets that when it reads again', async () => {
    const failure = new Error('no');
    reader.events = [unread({}), failure];
    const check = checkOf();
    await end(check.start());
    expect([check.snapshot.phase, check.snapshot.failure]).toEqual(['failed', failure]);
    expect(placesOf(check)).toEqual(['0 unreadable']);

    reader.events = [read([0]), ending(1)];
    await end(check.readAgain());
    expect([check.snapshot.phase, check.snapshot.failure]).toEqual(['done', undefined]);
    expect(placesOf(check)).toEqual(['0 ready']);
  });

  it('asks whether titles are digital where the set does not say so, and no rule leaves them out', async () => {
    reader.events = [ending(0)];
    const asks = (change: Partial<BibRecord>) => reader.options?.asksDigital?.(aBib(change));

    await end(checkOf().start());
    expect(asks({})).toBeTrue();
    expect(asks({ format: 'unimarc' })).toBeFalse();
    expect(asks({ linkedTo: { id: '1', zone: 'NZ' } })).toBeFalse();
    await end(checkOf({ kind: 'list', mmsIds: [] }).start());
    expect(asks({})).toBeTrue();
    await end(checkOf({ ...SET, content: 'IED' }).start());
    expect(reader.options).toEqual({});
  });
});
