import { aRun, aStep } from '../testing/a-run';
import { MemoryStore } from '../testing/run-world';
import { isAllRight, RunJournal } from './run-journal';

describe('the runs that are remembered', () => {
  let store: MemoryStore;
  let journal: RunJournal;

  beforeEach(() => {
    store = new MemoryStore();
    journal = new RunJournal(store);
  });

  const handles = (right: number | undefined) => ({
    ...aRun().handles,
    counts: right === undefined ? {} : { right },
  });

  it('tell what the list of runs shows', async () => {
    const steps = [aStep('migrate', { instanceId: '1' }), aStep('register')];
    await journal.remember(
      aRun({ steps, handles: handles(2), at: 'ended', endedAt: 9, isPilot: true }),
    );

    expect(await journal.history()).toEqual([
      {
        id: 'HA-TEST-0001',
        way: 'existing',
        setId: '77',
        setName: 'Letters',
        size: 3,
        isPilot: true,
        createdAt: 1,
        endedAt: 9,
        right: 2,
        end: 'not-right',
        instances: ['1'],
      },
    ]);
  });

  for (const [end, run] of [
    ['right', aRun({ at: 'ended', handles: handles(3) })],
    ['not-right', aRun({ at: 'ended', handles: handles(2) })],
    ['not-right', aRun({ at: 'ended', handles: handles(undefined) })],
    ['not-right', aRun({ at: 'going', handles: handles(3) })],
    ['stopped', aRun({ at: 'stopped', handles: handles(3) })],
  ] as const) {
    it(`ended ${end} when ${run.at} with ${String(run.handles.counts.right)} of 3 right`, async () => {
      await journal.remember(run);

      expect((await journal.history())?.map((remembered) => remembered.end)).toEqual([end]);
      expect(isAllRight(run)).toBe(end === 'right');
    });
  }

  it('are not right for a set without titles', () => {
    const empty = aRun({ at: 'ended', handles: handles(0), set: { ...aRun().set, size: 0 } });

    expect(isAllRight(empty)).toBeFalse();
  });

  it('are the last forty, and only those that can be read', async () => {
    for (let i = 0; i < 42; i++) await journal.remember(aRun({ id: `HA-${String(i)}` }));
    const history = await journal.history();
    expect([history?.length, history?.[0]?.id, history?.at(-1)?.id]).toEqual([40, 'HA-41', 'HA-2']);

    const [whole] = history ?? [];
    const without = Object.keys(whole!).map((name) => ({ ...whole, [name]: undefined }));
    const odd = [
      { ...whole, id: 1 },
      { ...whole, endedAt: '1' },
      { ...whole, instances: {} },
    ];
    await store.writeStore('run-history', [whole, null, 'text', ...without, ...odd]);
    expect(await journal.history()).toEqual([whole!]);
    await store.writeStore('run-history', { a: whole });
    expect(await journal.history()).toEqual([]);
  });

  it('are not known where the store does not answer', async () => {
    store.isBroken = true;

    expect(await journal.history()).toBeUndefined();
    expect(await journal.former('HA-TEST-0001')).toBe('unreachable');
    expect(await journal.provenRoutes()).toEqual(new Set());
  });

  it('are not written over where they cannot be read', async () => {
    await journal.remember(aRun({ id: 'HA-A' }));
    const { readStore } = store;
    store.readStore = () => Promise.reject(new Error('lost'));
    await journal.remember(aRun({ id: 'HA-B' }));
    expect(await journal.forgetRemembered('HA-B')).toBeFalse();

    store.readStore = readStore;
    expect((await journal.history())?.map(({ id }) => id)).toEqual(['HA-A']);
  });

  it('prove at most twenty routes, the last ones, each once', async () => {
    for (let i = 0; i < 22; i++) await journal.proveRoute(`r${String(i)}`);
    await journal.proveRoute('r21');
    const proven = [...(await journal.provenRoutes())];

    expect([proven.length, proven[0], proven.at(-1)]).toEqual([20, 'r2', 'r21']);
    await store.writeStore('proven-routes', ['a', 5, null]);
    expect(await journal.provenRoutes()).toEqual(new Set(['a']));
  });

  it('leave the run that is going on alone, until it is forgotten', async () => {
    await journal.write(aRun());
    await journal.remember(aRun());
    expect((await journal.read()).kind).toBe('run');
    await journal.forget();

    expect(await journal.read()).toEqual({ kind: 'none' });
  });
});
