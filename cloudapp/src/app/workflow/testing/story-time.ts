import FakeTimers from '@sinonjs/fake-timers';

const realSetImmediate = globalThis.setImmediate;
const realRandom = Math.random;

/** Time that goes by only when told to, and chance that is the same for the same seed: for one story at a time. */
export class StoryTime {
  private readonly clock: ReturnType<typeof FakeTimers.install>;

  /** @param random what `Math.random` gives meanwhile */
  constructor(now: number, random: () => number) {
    // NOTE Promises keep their own pace: what they lead to at one moment happens at that moment.
    this.clock = FakeTimers.install({
      now,
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
    Math.random = random;
    Object.assign(globalThis, { scheduler: { yield: () => Promise.resolve() } });
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
