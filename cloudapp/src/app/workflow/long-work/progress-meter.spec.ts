import FakeTimers from '@sinonjs/fake-timers';

import { ProgressMeter } from './progress-meter';

describe('ProgressMeter', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let meter: ProgressMeter;

  beforeEach(() => {
    clock = FakeTimers.install({ now: 1_000_000, toFake: ['Date', 'performance'] });
    meter = new ProgressMeter();
  });

  afterEach(() => clock.uninstall());

  /** So many are done, one after the other, each after so many milliseconds. */
  function work(count: number, eachMs: number): void {
    for (let i = 0; i < count; i++) {
      clock.tick(eachMs);
      meter.add();
    }
  }

  it('knows nothing before it starts, and no rate at the start', () => {
    expect(meter.progress).toEqual({
      done: 0,
      total: 0,
      perSecond: 0,
      leftMs: 0,
      elapsedMs: 0,
    });
    meter.start(5);
    expect(meter.progress).toEqual({
      done: 0,
      total: 5,
      perSecond: 0,
      leftMs: undefined,
      elapsedMs: 0,
    });
  });

  it('tells the rate, and how long the rest takes', () => {
    meter.start(100);
    work(10, 500);

    expect(meter.progress).toEqual({
      done: 10,
      total: 100,
      perSecond: 2,
      leftMs: 45_000,
      elapsedMs: 5000,
    });
    work(90, 0);
    expect(meter.progress).toEqual(jasmine.objectContaining({ done: 100, leftMs: 0 }));
    work(5, 0);
    expect(meter.progress.leftMs).toBe(0);
    meter.expect(205);
    expect(meter.progress.total).toBe(205);
    expect(meter.progress.leftMs).toBeGreaterThan(0);
  });

  it('tells the rate from the first batch on', () => {
    meter.start(1000);
    clock.tick(2000);
    meter.add(100);

    expect(meter.progress).toEqual(jasmine.objectContaining({ perSecond: 50, leftMs: 18_000 }));
  });

  it('counts the rate anew when some are to be done once more', () => {
    meter.start(2000);
    work(2000, 10);
    meter.stop();
    clock.tick(60_000);
    meter.takeBack(1500);
    meter.start(2000);
    expect(meter.progress).toEqual(
      jasmine.objectContaining({ done: 500, perSecond: 0, leftMs: undefined }),
    );
    work(1, 500);

    expect(meter.progress).toEqual(
      jasmine.objectContaining({ done: 501, perSecond: 2, leftMs: 749_500, elapsedMs: 20_500 }),
    );
  });

  it('goes by the last ten seconds', () => {
    meter.start(1000);
    work(30, 1000);
    expect(meter.progress.perSecond).toBe(1);
    work(40, 250);

    // Ten seconds and what was sampled last before them.
    expect(meter.progress.perSecond).toBeCloseTo(4, 1);
    work(1, 30_000);
    expect(meter.progress.perSecond).toBeCloseTo(1 / 30, 2);
  });

  it('keeps its rate when what is done comes in bursts', () => {
    meter.start(1000);
    for (let second = 0; second < 20; second++) {
      work(99, 0);
      work(1, 1000);
    }
    work(50, 0);

    // A thousand in the last ten seconds, and fifty.
    expect(meter.progress.perSecond).toBeCloseTo(105, 0);
  });

  it('counts what comes thick and fast without a sample of each', () => {
    meter.start(1000);
    work(1000, 10);

    expect(meter.progress).toEqual(
      jasmine.objectContaining({ done: 1000, perSecond: 100, elapsedMs: 10_000 }),
    );
  });

  it('takes time in which work was paused for no time', () => {
    meter.start(10);
    work(2, 1000);
    meter.stop();
    clock.tick(60_000);
    expect(meter.progress.elapsedMs).toBe(2000);
    meter.start(12);
    expect(meter.progress).toEqual(jasmine.objectContaining({ perSecond: 1, leftMs: 10_000 }));
    work(2, 1000);

    expect(meter.progress).toEqual({
      done: 4,
      total: 12,
      perSecond: 1,
      leftMs: 8000,
      elapsedMs: 4000,
    });
  });

  it('starts no second clock when it runs', () => {
    meter.start(10);
    clock.tick(1000);
    meter.start(10);

    expect(meter.progress.elapsedMs).toBe(1000);
  });
});
