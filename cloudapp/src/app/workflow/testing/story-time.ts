import FakeTimers from '@sinonjs/fake-timers';

import type { SimClock } from '../../../../../simulator/library/clock';

const realSetImmediate = globalThis.setImmediate;
const realRandom = Math.random;

/** Time that goes by only when told to, and chance that is the same for the same seed: for one story at a time. */
export class StoryTime {
  private readonly clock: ReturnType<typeof FakeTimers.install>;

  /** @param random what `Math.random` gives meanwhile */
  constructor(
    private readonly start: number,
    random: () => number,
  ) {
    // NOTE Promises keep their own pace: what they lead to at one moment happens at that moment.
    this.clock = FakeTimers.install({
      now: start,
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
    Math.random = random;
    Object.assign(globalThis, { scheduler: { yield: () => Promise.resolve() } });
  }

  /** The true time, whatever the clock of the person's machine says: milliseconds since 1970. */
  get now(): number {
    return this.start + performance.now();
  }

  /** The clock on Alma's wall. */
  get almaClock(): SimClock {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    return {
      now: () => this.now,
      setTimer: (ms, fire) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          fire();
        }, ms);
        timers.add(timer);
        return () => {
          clearTimeout(timer);
          timers.delete(timer);
        };
      },
      advance: (ms) => this.clock.tick(ms),
      stop: () => {
        for (const timer of timers) clearTimeout(timer);
        timers.clear();
      },
    };
  }

  /** Lets so much time go by, with everything that falls due in it, in order. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    this.clock.setTimeout(() => (isOver = true), ms);
    await settled();
    while (!isOver) {
      this.clock.next();
      await settled();
    }
  }

  /** The machine sleeps so long: what fell due meanwhile happens once, late. */
  async sleep(ms: number): Promise<void> {
    this.clock.jump(ms);
    await settled();
  }

  /** The clock of the person's machine is set, forward or back; no time goes by. */
  setClock(byMs: number): void {
    this.clock.setSystemTime(Date.now() + byMs);
  }

  /** Timers that are still waiting. */
  get timers(): number {
    return this.clock.countTimers();
  }

  close(): void {
    this.clock.uninstall();
    Math.random = realRandom;
    Reflect.deleteProperty(globalThis, 'scheduler');
  }
}

/** Resolves when nothing more happens at this moment. */
function settled(): Promise<void> {
  return new Promise((resolve) => realSetImmediate(resolve));
}
