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

  it('tells no rate and no time left of what came in the first seconds alone', () => {
    meter.start(1000);
    clock.tick(2000);
    meter.add(100);
    expect(meter.progress).toEqual(
      jasmine.objectContaining({ done: 100, perSecond: 0, leftMs: undefined }),
    );
    clock.tick(2999);
    expect(meter.progress.leftMs).toBeUndefined();
    clock.tick(1);

    expect(meter.progress).toEqual(jasmine.objectContaining({ perSecond: 20, leftMs: 45_000 }));
  });

  it('is never more hopeful than a tenth where the calls of five seconds go out at once', () => {
    meter.start(12_000);
    const rates: number[] = [];
    for (let tick = 0; tick < 800; tick++) {
      clock.tick(50);
      // A burst of 1,200 in 600 ms, and then none until five seconds are over: 240 a second.
      if (tick % 100 < 12) for (let i = 0; i < 100; i++) meter.add();
      if (meter.progress.elapsedMs >= 5000) rates.push(meter.progress.perSecond);
      else expect(meter.progress.leftMs).toBeUndefined();
    }

    expect(Math.max(...rates)).toBeLessThan(240 * 1.1);
    expect(Math.min(...rates)).toBeGreaterThan(240 * 0.9);
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
    work(9, 500);
    expect(meter.progress.leftMs).toBeUndefined();
    work(1, 500);

    expect(meter.progress).toEqual(
      jasmine.objectContaining({ done: 510, perSecond: 2, leftMs: 745_000, elapsedMs: 25_000 }),
    );
  });

  it('goes by the last ten seconds', () => {
    meter.start(1000);
    work(30, 1000);
    expect(meter.progress.perSecond).toBe(1);
    work(40, 250);

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

    // After the hundred of ten seconds ago: nine hundreds, one, and fifty.
    expect(meter.progress.perSecond).toBeCloseTo(95.1, 1);
  });

  it('counts what comes thick and fast without a sample of each', () => {
    meter.start(1000);
    work(1000, 10);

    expect(meter.progress).toEqual(
      jasmine.objectContaining({ done: 1000, perSecond: 100, elapsedMs: 10_000 }),
    );
  });

  it('takes time in which work was paused for no time', () => {
    meter.start(20);
    work(6, 1000);
    meter.stop();
    clock.tick(60_000);
    expect(meter.progress.elapsedMs).toBe(6000);
    meter.start(22);
    expect(meter.progress).toEqual(jasmine.objectContaining({ perSecond: 1, leftMs: 16_000 }));
    work(2, 1000);

    expect(meter.progress).toEqual({
      done: 8,
      total: 22,
      perSecond: 1,
      leftMs: 14_000,
      elapsedMs: 8000,
    });
  });

  it('starts no second clock when it runs', () => {
    meter.start(10);
    clock.tick(1000);
    meter.start(10);

    expect(meter.progress.elapsedMs).toBe(1000);
  });
});
