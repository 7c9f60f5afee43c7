import FakeTimers from '@sinonjs/fake-timers';

import type { Alma } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import { aBibOf, aRepair } from '../testing/a-repair';
import { SimulatedWorld } from '../testing/simulated-world';
import type { PlannedRepair } from './planned-repair';
import { RepairRun, type RepairRow } from './repair-run';
import type { RepairTrust } from './unlock';

const NOW = Date.UTC(2026, 1, 2);
const idOf = (i: number): MmsId => asMmsId(`99${String(1e15 + i)}`);
const REFUSED = new AlmaError('Locked.', {
  kind: 'refused',
  status: 400,
  code: '402',
  trackingId: '',
});

/** So many repairs of records of one format. */
function repairs(count: number, format = 'dc', change: Partial<PlannedRepair> = {}, from = 0) {
  return Array.from({ length: count }, (_, i) => {
    const mmsId = idOf(from + i);
    return aRepair({ mmsId, before: aBibOf('<r>a</r>', { mmsId, format }), ...change });
  });
}

describe('RepairRun', () => {
  const { alma: simulated } = new SimulatedWorld();
  let clock: ReturnType<typeof FakeTimers.install>;
  let trust: RepairTrust;
  let kept: (readonly RepairRow[])[];
  let written: MmsId[];
  /** What stands in the way of a read or a write, thrown instead of its answer. */
  let mishap: (what: 'read' | 'write', mmsId: MmsId) => Error | undefined;

  beforeEach(() => {
    clock = FakeTimers.install({
      now: NOW,
      toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    });
    [trust, kept, written, mishap] = [{}, [], [], () => undefined];
  });

  afterEach(() => clock.uninstall());

  /** A run over an Alma that holds the records as they were reviewed; each call takes 10 ms. */
  function runOf(all: readonly PlannedRepair[]): RepairRun {
    const bibs = new Map(all.map(({ mmsId, before }) => [mmsId, before]));
    const call = async (what: 'read' | 'write', mmsId: MmsId): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const error = mishap(what, mmsId);
      if (error !== undefined) throw error;
    };
    const alma: Alma = {
      ...simulated,
      readBib: async (mmsId) => {
        await call('read', mmsId);
        return bibs.get(mmsId)!;
      },
      writeBib: async ({ mmsId }, xml) => {
        await call('write', mmsId);
        written.push(mmsId);
        bibs.set(mmsId, { ...bibs.get(mmsId)!, xml });
      },
    };
    const run = new RepairRun(
      {
        alma,
        keep: (rows) => kept.push(rows),
        trust: { read: () => trust, write: (next) => (trust = next) },
      },
      all,
    );
    run.confirmBeforeImages();
    return run;
  }

  async function ended(work: Promise<void>): Promise<void> {
    await clock.runAllAsync();
    await work;
  }

  it('shows all as waiting before it starts', () => {
    const run = runOf(repairs(2));

    expect(run.snapshot).toEqual({
      phase: 'idle',
      progress: { done: 0, total: 0, perSecond: 0, leftMs: 0, elapsedMs: 0 },
      rows: repairs(2).map((repair) => ({
        repair,
        outcome: { result: 'waiting', at: 0, code: '', message: '', trackingId: '' },
      })),
      counts: { waiting: 2 },
      stoppedBy: undefined,
      failure: undefined,
    });
    expect(run.snapshot).toBe(run.snapshot);
  });

  it('keeps each step of each record, and tells those who listen until they stop', async () => {
    trust = { dc: { kind: 'confirmed' } };
    const run = runOf(repairs(1));
    let told = 0;
    const stopListening = run.subscribe(() => told++);

    await ended(run.start());

    expect(kept.map(([row]) => [row?.outcome.result, row?.outcome.at])).toEqual([
      ['writing', NOW],
      ['done', NOW + 30],
    ]);
    expect(told).toBeGreaterThanOrEqual(3);
    const before = told;
    stopListening();
    await ended(run.start());
    expect(told).toBe(before);
    expect(run.snapshot.phase).toBe('done');
    expect(run.snapshot.progress).toEqual(jasmine.objectContaining({ done: 1, total: 1 }));
  });

  it('writes six at once, and begins no more while it is paused', async () => {
    trust = { dc: { kind: 'confirmed' } };
    const run = runOf(repairs(8));
    run.pause();
    run.resume();
    expect(run.snapshot.phase).toBe('idle');

    const work = run.start();
    await clock.tickAsync(5);
    expect(run.snapshot.counts).toEqual({ writing: 6, waiting: 2 });
    run.pause();
    expect(run.snapshot.phase).toBe('paused');
    await clock.tickAsync(1000);
    expect(run.snapshot.counts).toEqual({ done: 6, waiting: 2 });
    expect(run.snapshot.progress.elapsedMs).toBe(5);
    // Pressed again, nothing begins anew, and another start is none.
    run.pause();
    await run.start();
    expect(run.snapshot.phase).toBe('paused');
    run.resume();
    expect(run.snapshot.phase).toBe('running');
    run.resume();
    await ended(work);

    expect(run.snapshot.phase).toBe('done');
    expect(run.snapshot.counts).toEqual({ done: 8 });
    expect(run.snapshot.progress).toEqual(jasmine.objectContaining({ done: 8, total: 8 }));
  });

  it('may be cancelled while it is paused, or before it began', async () => {
    trust = { dc: { kind: 'confirmed' } };
    const run = runOf(repairs(8));
    run.cancel();
    const work = run.start();
    await clock.tickAsync(5);
    run.pause();
    await clock.tickAsync(100);
    run.cancel();
    await ended(work);

    expect(run.snapshot.phase).toBe('cancelled');
    expect(run.snapshot.counts).toEqual({ done: 6, waiting: 2 });
    expect(run.snapshot.failure).toBeUndefined();
  });

  it('lets a record wait again that was stopped before its write', async () => {
    trust = { dc: { kind: 'confirmed' } };
    const run = runOf(repairs(1));
    const work = run.start();
    await clock.tickAsync(5);
    run.cancel();
    await ended(work);

    expect(run.snapshot.counts).toEqual({ waiting: 1 });
    expect(run.snapshot.rows[0]?.outcome.at).toBe(0);
    expect(run.snapshot.phase).toBe('cancelled');
    expect(run.snapshot.failure).toBeUndefined();
    expect(written).toEqual([]);
  });

  it('ends with a fault of the app, which it shows, and writes no more', async () => {
    trust = { dc: { kind: 'confirmed' } };
    const fault = new Error('a fault');
    mishap = (what, mmsId) => (what === 'write' && mmsId === idOf(0) ? fault : undefined);
    const run = runOf(repairs(9));

    await ended(run.start());

    expect(run.snapshot.phase).toBe('failed');
    expect(run.snapshot.failure).toBe(fault);
    expect(run.snapshot.stoppedBy).toBeUndefined();
    expect(run.snapshot.rows[0]?.outcome).toEqual({
      result: 'unverified',
      at: NOW + 20,
      code: '',
      message: '',
      trackingId: '',
    });
    expect(run.snapshot.counts).toEqual({ unverified: 1, done: 5, waiting: 3 });
  });

  it('tries again what failed, six at once, while the others stand as they ended', async () => {
    trust = { dc: { kind: 'confirmed' } };
    mishap = (what) => (what === 'write' ? REFUSED : undefined);
    const run = runOf(repairs(8));
    await ended(run.start());
    expect(run.snapshot.counts).toEqual({ refused: 8 });
    expect(run.snapshot.phase).toBe('done');
    mishap = () => undefined;

    const work = run.retryFailed();
    await clock.tickAsync(5);
    expect(run.snapshot.counts).toEqual({ writing: 6, refused: 2 });
    expect(run.snapshot.progress.total).toBe(16);
    await ended(work);

    expect(run.snapshot.counts).toEqual({ done: 8 });
  });

  it('goes on after it was stopped by a role that was lacking', async () => {
    trust = { dc: { kind: 'confirmed' } };
    const unauthorized = new AlmaError('No.', {
      kind: 'unauthorized',
      status: 401,
      code: '',
      trackingId: '',
    });
    mishap = (what) => (what === 'write' ? unauthorized : undefined);
    const run = runOf(repairs(1));
    await ended(run.start());
    expect(run.snapshot.stoppedBy?.outcome.result).toBe('unauthorized');
    expect(run.snapshot.phase).toBe('failed');
    mishap = () => undefined;

    await ended(run.retryFailed());

    expect(run.snapshot.stoppedBy).toBeUndefined();
    expect(run.snapshot.phase).toBe('done');
  });

  it('writes one record of each format that nobody tried, and notes it', async () => {
    const run = runOf([...repairs(2), ...repairs(2, 'mods', {}, 10)]);

    await ended(run.start());

    expect(written).toEqual([idOf(0), idOf(10)]);
    expect(run.snapshot.counts).toEqual({ done: 2, 'awaits-confirmation': 2 });
    expect(run.snapshot.progress).toEqual(jasmine.objectContaining({ done: 2, total: 2 }));
    expect(trust).toEqual({
      dc: { kind: 'tried', mmsId: idOf(0) },
      mods: { kind: 'tried', mmsId: idOf(10) },
    });
  });

  it('holds back several of a format that was tried, and writes one that is alone', async () => {
    trust = { dc: { kind: 'tried', mmsId: idOf(99) }, mods: { kind: 'tried', mmsId: idOf(99) } };
    const run = runOf([...repairs(2), ...repairs(1, 'mods', {}, 10)]);

    await ended(run.start());

    expect(written).toEqual([idOf(10)]);
    expect(run.snapshot.counts).toEqual({ done: 1, 'awaits-confirmation': 2 });
  });

  it('undoes without waiting for anybody, and takes no undo for a try', async () => {
    const run = runOf(repairs(3, 'dc', { kind: 'undo' }));

    await ended(run.start());

    expect(run.snapshot.counts).toEqual({ done: 3 });
    expect(trust).toEqual({});
  });

  it('takes no refused repair for a try', async () => {
    mishap = (what) => (what === 'write' ? REFUSED : undefined);
    await ended(runOf(repairs(1)).start());

    expect(trust).toEqual({});
  });
});
