import FakeTimers from '@sinonjs/fake-timers';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { ReadEvent } from '../../alma/port/set-reader';
import { RECORD_STATES } from '../../core/state/record-state';
import { asMmsId } from '../../core/identifiers/mms-id';
import { SimulatedWorld } from '../testing/simulated-world';
import { SetCheck, type CheckSubject } from './set-check';

const PACING = { pause: () => undefined, resume: () => undefined };

describe('SetCheck', () => {
  let clock: ReturnType<typeof FakeTimers.install>;

  beforeEach(() => {
    clock = FakeTimers.install({ now: Date.UTC(2026, 1, 2) });
  });

  afterEach(() => clock.uninstall());

  async function checkOf(
    world: SimulatedWorld,
    setId: string = BUILTIN_SETS.everyState,
    content = 'BIB_MMS',
  ): Promise<SetCheck> {
    const { size } = await world.alma.readSet(setId);
    const subject: CheckSubject = { kind: 'set', setId, content, size };
    return new SetCheck({ reader: world.reader, pacing: PACING }, subject, world.configuration);
  }

  async function end(work: Promise<void>): Promise<void> {
    await clock.runAllAsync();
    await work;
  }

  it('finds every state in the set that shows them all', async () => {
    const check = await checkOf(new SimulatedWorld());

    await end(check.start());

    expect(check.snapshot.phase).toBe('done');
    const seen = new Set(check.records.map(({ state }) => state));
    expect([...seen].sort()).toEqual([...RECORD_STATES].sort());
  });

  it('keeps set order and counts what it lists', async () => {
    const check = await checkOf(new SimulatedWorld(), BUILTIN_SETS.allTitles);

    await end(check.start());

    const { records, snapshot } = check;
    expect(records.map(({ position }) => position)).toEqual(records.map((_, at) => at));
    for (const state of RECORD_STATES) {
      const listed = records.filter((record) => record.state === state).length;
      expect(snapshot.counts.states[state]).withContext(state).toBe(listed);
    }
    expect(snapshot.progress.done).toBe(records.length);
    expect(snapshot.summary.differsFromSize).toBe(false);
  });

  it('asks again for the unreadable ones alone, and counts them right afterwards', async () => {
    const world = new SimulatedWorld();
    const setId = BUILTIN_SETS.firstBatch;
    world.mishap = ({ path }) => (path === '/bibs' ? { status: 500, body: 'broken' } : undefined);
    const check = await checkOf(world, setId, 'IED');
    await end(check.start());
    const { unreadable } = check.snapshot.summary;
    expect(unreadable).toBe(60);
    expect(check.snapshot.summary.mayReadLater).toBe(60);

    world.mishap = () => undefined;
    world.calls.length = 0;
    await end(check.readAgain());

    expect(check.snapshot.summary.unreadable).toBe(0);
    expect(check.snapshot.counts.states.unreadable).toBe(0);
    expect(check.snapshot.progress.done).toBe(60);
    expect(world.calls.every(({ path }) => path.startsWith('/bibs'))).toBe(true);
  });

  it('sends nothing more after it was cancelled, and keeps what it has', async () => {
    const world = new SimulatedWorld();
    const check = await checkOf(world, BUILTIN_SETS.allTitles, 'IED');
    world.meanwhile = ({ path }) => {
      if (path === '/bibs') check.cancel();
    };

    await end(check.start());
    const sent = world.calls.length;
    await clock.runAllAsync();

    expect(check.snapshot.phase).toBe('cancelled');
    expect(check.snapshot.failure).toBeUndefined();
    expect(world.calls.length).toBe(sent);
  });

  it('says why it ended when the set itself cannot be read', async () => {
    const world = new SimulatedWorld();
    const check = await checkOf(world);
    world.mishap = () => ({ status: 401, body: '' });

    await end(check.start());

    expect(check.snapshot.phase).toBe('failed');
    expect(check.snapshot.failure).toBeDefined();
  });

  it('stands still while paused, and goes on where it stood', async () => {
    const world = new SimulatedWorld();
    const check = await checkOf(world, BUILTIN_SETS.allTitles, 'IED');

    const work = check.start();
    check.pause();
    await clock.runAllAsync();
    expect(check.records.length).toBe(0);
    check.resume();
    await end(work);

    expect(check.snapshot.phase).toBe('done');
    expect(check.records.length).toBe(check.snapshot.summary.asked);
  });

  it('says with how many members it began when some have left meanwhile', async () => {
    const world = new SimulatedWorld();
    const mmsId = asMmsId(world.library.archive.records[0]?.mmsId ?? '');
    const readSet = async function* (): AsyncGenerator<ReadEvent> {
      yield { kind: 'size', size: 2 };
      for await (const event of world.reader.readList([mmsId], {})) {
        if (event.kind === 'batch') yield event;
      }
      const summary = { sizeAtStart: 2, sizeAtEnd: 1, read: 1, unread: 0, repeated: 0 };
      yield { kind: 'end', summary: { ...summary, isComplete: false } };
    };
    const check = new SetCheck(
      { reader: { ...world.reader, readSet }, pacing: PACING },
      { kind: 'set', setId: '1', content: 'IED', size: 2 },
      world.configuration,
    );

    await end(check.start());

    expect(check.snapshot.summary).toEqual(
      jasmine.objectContaining({ asked: 2, read: 1, differsFromSize: true }),
    );
    expect(check.snapshot.progress).toEqual(jasmine.objectContaining({ done: 1, total: 1 }));
  });

  it('checks a list of MMS IDs as if it were a set', async () => {
    const world = new SimulatedWorld();
    const mmsIds = world.library.archive.records.slice(0, 3).map(({ mmsId }) => asMmsId(mmsId));
    const check = new SetCheck(
      { reader: world.reader, pacing: PACING },
      { kind: 'list', mmsIds: [...mmsIds, asMmsId('99123456789012345')] },
      world.configuration,
    );

    await end(check.start());

    expect(check.records.map(({ mmsId }) => String(mmsId))).toEqual([
      ...mmsIds,
      '99123456789012345',
    ]);
    expect(check.records.at(-1)?.state).toBe('unreadable');
  });
});
