import { type Clock, install } from '@sinonjs/fake-timers';

import { MovableClock } from './clock';

describe('The clock of the simulated Alma', () => {
  let real: Clock & { uninstall(): void };

  beforeEach(() => {
    real = install({ now: 1000 });
  });

  afterEach(() => real.uninstall());

  it('fires timers as real time goes by', () => {
    const clock = new MovableClock();
    const fired: number[] = [];
    clock.setTimer(50, () => fired.push(clock.now()));

    real.tick(49);
    expect(fired).toEqual([]);
    real.tick(1);
    expect(fired).toEqual([1050]);
  });

  it('fires what falls due while it is moved, in order, each at its own time', () => {
    const clock = new MovableClock();
    const fired: number[] = [];
    clock.setTimer(300, () => fired.push(clock.now()));
    clock.setTimer(100, () => {
      fired.push(clock.now());
      clock.setTimer(100, () => fired.push(clock.now()));
    });

    clock.advance(350);

    expect(fired).toEqual([1100, 1200, 1300]);
    expect(clock.now()).toBe(1350);
  });

  it('brings timers nearer that it was not moved past', () => {
    const clock = new MovableClock();
    let fired = 0;
    clock.setTimer(100, () => fired++);
    clock.advance(90);

    real.tick(10);

    expect(fired).toBe(1);
  });

  it('takes a timer back', () => {
    const clock = new MovableClock();
    let fired = 0;
    clock.setTimer(100, () => fired++)();

    clock.advance(200);

    expect(fired).toBe(0);
  });
});
