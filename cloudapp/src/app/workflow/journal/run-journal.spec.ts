import { asMmsId } from '../../core/identifiers/mms-id';
import { VERDICTS } from '../../core/verdict/verdict';
import { makeBaseline } from '../run/baseline';
import type { RunState } from '../run/run-state';
import { aRun, aStep } from '../testing/a-run';
import { MemoryStore } from '../testing/run-world';
import { RunJournal } from './run-journal';

/** A run of 60,000 titles with everything as long as it gets. */
function longRun(): RunState {
  const long = 'Übersprungene Datensätze mit Ausnahmen '.repeat(60);
  const baseline = makeBaseline(
    Array.from({ length: 60_000 }, (_, i) => ({
      mmsId: asMmsId(`99${String(i).padStart(12, '0')}`),
      verdict: VERDICTS[Math.floor(i / 7) % VERDICTS.length],
    })),
  );
  const steps = (['copy', 'migrate', 'register'] as const).map((name) =>
    aStep(name, {
      phase: 'done',
      instanceId: '7594242390004641',
      jobName: `HA-TEST-0001 ${name} Letters`,
      tries: Array.from({ length: 40 }, (_, i) => `75942423900${String(i)}`),
      counters: Array.from({ length: 30 }, (_, i) => ({ label: `${long}${String(i)}`, value: i })),
      statusText: long,
      confirmation: long,
      gate: { state: 'unknown', reasons: [], numbers: [] },
      problem: { id: 'refused', with: { message: long.repeat(10), code: '402' } },
    }),
  );
  const handles = { ...aRun().handles, phase: 'propagating' as const };
  return aRun({ steps, baseline, handles });
}

describe('RunJournal', () => {
  let store: MemoryStore;
  let journal: RunJournal;

  beforeEach(() => {
    store = new MemoryStore();
    journal = new RunJournal(store);
  });

  it('reads what it wrote', async () => {
    expect(await journal.write(aRun())).toBe('kept');
    expect(await journal.read()).toEqual({ kind: 'run', run: aRun() });
  });

  it('writes a run of any length in at most 20 kB, with all that it is found by', async () => {
    await journal.write(longRun());
    const text = store.kept.get('run') ?? '';
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(20_000);
    const found = await journal.read();
    const run = found.kind === 'run' ? found.run : undefined;
    expect(run?.id).toBe('HA-TEST-0001');
    expect(run?.set).toEqual(longRun().set);
    expect(run?.steps.map(({ instanceId }) => instanceId)).toEqual(
      longRun().steps.map(({ instanceId }) => instanceId),
    );
    expect(run?.steps.map(({ jobName }) => jobName)).toEqual(
      longRun().steps.map(({ jobName }) => jobName),
    );
    expect(run?.baseline.counts).toEqual(longRun().baseline.counts);
  });

  it('changes nothing in a run that fits', async () => {
    const words = 'I looked at every one of them. '.repeat(20);
    const run = aRun({
      steps: [aStep('migrate', { phase: 'ready', confirmation: words }), aStep('register')],
    });
    await journal.write(run);
    expect(await journal.read()).toEqual({ kind: 'run', run });
  });

  it('keeps what is damaged aside, and says so', async () => {
    const damaged = { ...aRun(), steps: 'gone' };
    await store.writeStore('run', damaged);
    const found = await journal.read();
    expect(found.kind).toBe('damaged');
    expect(store.kept.get('run-damaged')).toBe(JSON.stringify(damaged));
    expect(store.kept.get('run')).toBe(JSON.stringify(damaged));
  });

  it('keeps a run of a newer version aside', async () => {
    await store.writeStore('run', { ...aRun(), version: 9 });
    expect((await journal.read()).kind).toBe('damaged');
    expect(store.kept.has('run-damaged')).toBeTrue();
  });

  it('tells a store that does not answer from one that has nothing', async () => {
    expect(await journal.read()).toEqual({ kind: 'none' });
    store.isBroken = true;
    expect(await journal.read()).toEqual({ kind: 'unreachable' });
    expect(await journal.write(aRun())).toBe('not-kept');
  });

  it('remembers runs once each, the last one first, and forgets the one that is deleted', async () => {
    for (const id of ['HA-A', 'HA-B', 'HA-A']) await journal.remember(aRun({ id, at: 'stopped' }));
    expect((await journal.history())?.map(({ id }) => id)).toEqual(['HA-A', 'HA-B']);
    await journal.forgetRemembered('HA-A');
    expect((await journal.history())?.map(({ id }) => id)).toEqual(['HA-B']);
  });

  it('keeps each former run whole for its report, until it is deleted', async () => {
    const run = aRun({ id: 'HA-A', at: 'stopped' });
    await journal.remember(run);
    expect(await journal.former('HA-A')).toEqual(run);
    expect(await journal.former('HA-B')).toBe('gone');

    await store.writeStore('run-of-HA-B', { version: 1 });
    expect(await journal.former('HA-B')).toBe('gone');

    expect(await journal.forgetRemembered('HA-A')).toBeTrue();
    expect(await journal.former('HA-A')).toBe('gone');
  });

  it('lets go of the oldest run of many, whole as it was kept', async () => {
    for (let i = 0; i <= 40; i++) await journal.remember(aRun({ id: `HA-${String(i)}` }));
    expect((await journal.history())?.length).toBe(40);
    expect(await journal.former('HA-0')).toBe('gone');
    expect(await journal.former('HA-1')).toEqual(aRun({ id: 'HA-1' }));
  });

  it('says when a run could not be deleted', async () => {
    await journal.remember(aRun({ id: 'HA-A' }));
    store.isBroken = true;
    expect(await journal.forgetRemembered('HA-A')).toBeFalse();
    store.isBroken = false;
    expect(await journal.former('HA-A')).toEqual(aRun({ id: 'HA-A' }));
  });

  it('asks for a pilot again rather than believe a proof that cannot be read', async () => {
    await journal.proveRoute('a.b');
    expect(await journal.provenRoutes()).toEqual(new Set(['a.b']));
    await store.writeStore('proven-routes', { 'a.b': true });
    expect(await journal.provenRoutes()).toEqual(new Set());
  });
});
