import FakeTimers from '@sinonjs/fake-timers';

import { Announcer } from './announcer';

describe('Announcer', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let told: number[];
  let announcer: Announcer;

  beforeEach(() => {
    clock = FakeTimers.install({ now: 0 });
    told = [];
    announcer = new Announcer();
    announcer.subscribe(() => told.push(Date.now()));
  });

  afterEach(() => clock.uninstall());

  it('tells at once the first time, then at most ten times a second, and the last change too', () => {
    for (let ms = 0; ms <= 250; ms += 10) {
      announcer.changed();
      clock.tick(10);
    }
    clock.runAll();

    expect(told).toEqual([0, 100, 200, 300]);
    expect(clock.countTimers()).toBe(0);
  });

  it('tells again at once after it had nothing to tell', () => {
    announcer.changed();
    clock.tick(150);
    announcer.changed();

    expect(told).toEqual([0, 150]);
  });

  it('tells at once what a person waits for, and owes nothing afterwards', () => {
    announcer.changed();
    announcer.changed();
    clock.tick(50);
    announcer.changedNow();
    expect(told).toEqual([0, 50]);
    expect(clock.countTimers()).toBe(0);
    clock.tick(20);
    announcer.changed();
    clock.runAll();

    expect(told).toEqual([0, 50, 70]);
  });

  it('tells nobody who stopped listening, though another stops while it tells', () => {
    const heard: string[] = [];
    const stopOne = announcer.subscribe(() => {
      heard.push('one');
      stopOne();
    });
    announcer.subscribe(() => heard.push('two'));

    announcer.changedNow();
    announcer.changedNow();

    expect(heard).toEqual(['one', 'two', 'two']);
  });
});
