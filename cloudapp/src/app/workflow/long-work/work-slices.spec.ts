import FakeTimers from '@sinonjs/fake-timers';

import { nextTurn, WorkSlices } from './work-slices';

describe('WorkSlices', () => {
  let clock: ReturnType<typeof FakeTimers.install>;

  beforeEach(() => (clock = FakeTimers.install({ toFake: ['performance'] })));
  afterEach(() => {
    clock.uninstall();
    Reflect.deleteProperty(globalThis, 'scheduler');
  });

  /** A page that counts its turns. */
  function aPage(): { turns: number } {
    const page = { turns: 0 };
    Reflect.set(globalThis, 'scheduler', {
      yield: () => {
        page.turns++;
        return Promise.resolve();
      },
    });
    return page;
  }

  it('gives the page its turn when twelve milliseconds are used up, and begins anew', async () => {
    const page = aPage();
    const slices = new WorkSlices();
    clock.tick(11);
    await slices.breathe();
    expect([slices.isOver, page.turns]).toEqual([false, 0]);

    clock.tick(1);
    expect(slices.isOver).toBeTrue();
    await slices.breathe();

    expect([slices.isOver, page.turns]).toEqual([false, 1]);
    await slices.breathe();
    expect(page.turns).toBe(1);
  });

  it('gives the turn by a message where the page knows no better way', async () => {
    await nextTurn();
    Reflect.set(globalThis, 'scheduler', {});
    await nextTurn();

    expect('scheduler' in globalThis).toBeTrue();
  });
});
