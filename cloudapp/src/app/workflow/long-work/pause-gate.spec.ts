import FakeTimers from '@sinonjs/fake-timers';

import { PauseGate, waitFor } from './pause-gate';

describe('PauseGate', () => {
  const going = new AbortController().signal;

  it('lets pass while it is open, and holds back while it is shut', async () => {
    const gate = new PauseGate();
    let passed = 0;
    const pass = () => gate.pass(going).then(() => passed++);
    expect(gate.isShut).toBeFalse();
    await pass();

    gate.pause();
    gate.pause();
    expect(gate.isShut).toBeTrue();
    const waiting = [pass(), pass()];
    await Promise.resolve();
    expect(passed).toBe(1);
    gate.resume();
    await Promise.all(waiting);

    expect(passed).toBe(3);
    expect(gate.isShut).toBeFalse();
    gate.resume();
    expect(gate.isShut).toBeFalse();
  });

  it('holds back again those who were let go and stand before it shut anew', async () => {
    const gate = new PauseGate();
    gate.pause();
    let isThrough = false;
    const waiting = gate.pass(going).then(() => (isThrough = true));
    gate.resume();
    gate.pause();
    for (let i = 0; i < 5; i++) await Promise.resolve();
    expect(isThrough).toBeFalse();
    gate.resume();
    await waiting;

    expect(isThrough).toBeTrue();
  });

  it('stops those for whom the work was stopped, at once or when it is opened', async () => {
    const stop = new AbortController();
    const gate = new PauseGate();
    gate.pause();
    const waiting = gate.pass(stop.signal);
    stop.abort(new Error('stopped'));
    gate.resume();

    await expectAsync(waiting).toBeRejectedWithError('stopped');
    await expectAsync(gate.pass(stop.signal)).toBeRejectedWithError('stopped');
  });
});

describe('waitFor', () => {
  let clock: ReturnType<typeof FakeTimers.install>;

  beforeEach(() => (clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout'] })));
  afterEach(() => clock.uninstall());

  it('waits as long as it was asked to', async () => {
    let isOver = false;
    const waiting = waitFor(100, new AbortController().signal).then(() => (isOver = true));
    await clock.tickAsync(99);
    expect(isOver).toBeFalse();
    await clock.tickAsync(1);
    await waiting;

    expect(isOver).toBeTrue();
  });

  it('stops waiting when the work is stopped, and leaves no timer behind', async () => {
    const stop = new AbortController();
    const waiting = waitFor(100, stop.signal);
    stop.abort(new Error('stopped'));

    await expectAsync(waiting).toBeRejectedWithError('stopped');
    expect(clock.countTimers()).toBe(0);
    await expectAsync(waitFor(100, stop.signal)).toBeRejectedWithError('stopped');
    expect(clock.countTimers()).toBe(0);
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const added = spyOn(signal, 'addEventListener').and.callThrough();
    const removed = spyOn(signal, 'removeEventListener').and.callThrough();
    const waiting = waitFor(100, signal);
    await clock.runAllAsync();
    await waiting;

    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.calls.allArgs()).toEqual(added.calls.allArgs());
  });
});
