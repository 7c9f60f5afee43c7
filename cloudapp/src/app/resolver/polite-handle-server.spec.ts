import FakeTimers from '@sinonjs/fake-timers';

import { type Handle } from '../core/handle/handle';
import { type HandleAnswer, type HandleServer, HandleServerError } from './handle-server';
import { politeHandleServer } from './polite-handle-server';

const UNREGISTERED: HandleAnswer = { kind: 'unregistered' };

function handle(text: string): Handle {
  return text as Handle;
}

function answering(
  latencyMs: number,
  fail: (call: number) => HandleServerError | undefined = () => undefined,
) {
  const starts: number[] = [];
  const server: HandleServer = {
    ask: () => {
      const error = fail(starts.length);
      starts.push(Date.now());
      return new Promise((resolve, reject) =>
        setTimeout(() => (error === undefined ? resolve(UNREGISTERED) : reject(error)), latencyMs),
      );
    },
    knowsPrefix: () => Promise.resolve(true),
  };
  return { server, starts };
}

describe('politeHandleServer', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  beforeEach(() => {
    clock = FakeTimers.install({ loopLimit: 100_000 });
  });
  afterEach(() => clock.uninstall());

  it('asks 20 a second, 6 at once', async () => {
    const { server, starts } = answering(250);
    const polite = politeHandleServer(server);
    const asked = Promise.all(
      Array.from({ length: 600 }, (_, i) => polite.ask(handle(`11084/${i}`), false)),
    );
    await clock.runAllAsync();
    await asked;
    expect(starts.length).toBe(600);
    expect(starts.at(-1)! - starts[0]!).toBeLessThanOrEqual(30_000 * 1.05);
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThanOrEqual(599 * 50);
  });

  it('keeps no question for hours when the clock of the machine is set back', async () => {
    const { server, starts } = answering(20);
    const polite = politeHandleServer(server);
    void polite.ask(handle('11084/1'), false);
    await clock.tickAsync(10);
    clock.setSystemTime(Date.now() - 10_800_000);
    void polite.ask(handle('11084/2'), false);
    await clock.tickAsync(1000);
    expect(starts.length).toBe(2);
  });

  it('asks equal handles once in one check, whatever the case of their letters', async () => {
    const { server, starts } = answering(10);
    const check = politeHandleServer(server).forOneCheck();
    const first = Promise.all([
      check.ask(handle('11084/a'), false),
      check.ask(handle('11084/A'), false),
    ]);
    await clock.runAllAsync();
    await first;
    await check.ask(handle('11084/a'), false);
    expect(starts.length).toBe(1);
  });

  it('tries a busy server three times, slower, and waits as long as it asks', async () => {
    const busy = new HandleServerError('Busy.', 'busy', 3, 5000);
    const { server, starts } = answering(10, () => busy);
    const polite = politeHandleServer(server);
    const asked = expectAsync(polite.ask(handle('11084/1'), false)).toBeRejectedWith(busy);
    await clock.runAllAsync();
    await asked;
    expect(starts.length).toBe(3);
    expect(starts[1]! - starts[0]!).toBeGreaterThanOrEqual(5000);
    expect(polite.stats.perSecond).toBe(2.5);
  });

  it('does not ask again what asking again cannot mend', async () => {
    const bad = new HandleServerError('Bad.', 'invalid-handle', 102);
    const { server, starts } = answering(10, () => bad);
    const asked = expectAsync(
      politeHandleServer(server).ask(handle('11084/1'), false),
    ).toBeRejectedWith(bad);
    await clock.runAllAsync();
    await asked;
    expect(starts.length).toBe(1);
  });

  it('lets a question be stopped in a pause, and another one for the same handle go on', async () => {
    const { server, starts } = answering(10);
    const polite = politeHandleServer(server);
    const stop = new AbortController();
    polite.pause();
    const stopped = expectAsync(polite.ask(handle('11084/1'), false, stop.signal)).toBeRejectedWith(
      'enough',
    );
    const other = polite.ask(handle('11084/1'), false);
    stop.abort('enough');
    await stopped;
    expect(starts.length).toBe(0);
    polite.resume();
    await clock.runAllAsync();
    expect(await other).toEqual(UNREGISTERED);
    expect(starts.length).toBe(1);
  });

  it('asks without pause where no pace is set, as many at once as there are', async () => {
    const { server, starts } = answering(250);
    const polite = politeHandleServer(server, { perSecond: 0, atOnce: 0 });
    const asked = Promise.all(
      Array.from({ length: 50 }, (_, i) => polite.ask(handle(`11084/${i}`), false)),
    );
    await clock.runAllAsync();
    await asked;
    expect(starts.length).toBe(50);
    expect(new Set(starts).size).toBe(1);
  });

  it('takes a pace when a server without one is busy, and drops it after a hundred good answers', async () => {
    const busy = new HandleServerError('Busy.', 'busy', 3);
    const { server } = answering(10, (call) => (call === 0 ? busy : undefined));
    const polite = politeHandleServer(server, { perSecond: 0, attempts: 1 });
    const first = expectAsync(polite.ask(handle('11084/0'), false)).toBeRejectedWith(busy);
    await clock.runAllAsync();
    await first;
    expect(polite.stats.perSecond).toBe(10);
    for (let i = 1; i < 100; i += 1) void polite.ask(handle(`11084/${i}`), false);
    await clock.runAllAsync();
    expect(polite.stats.perSecond).toBeCloseTo(19.9);
    void polite.ask(handle('11084/100'), false);
    await clock.runAllAsync();
    expect(polite.stats.perSecond).toBe(0);
  });

  it('gives the failure of one question to all who ask it, and asks anew afterwards', async () => {
    const bad = new HandleServerError('Bad.', 'invalid-handle', 102);
    const { server, starts } = answering(10, (call) => (call === 0 ? bad : undefined));
    const check = politeHandleServer(server).forOneCheck();
    const both = Promise.all([
      expectAsync(check.ask(handle('11084/1'), false)).toBeRejectedWith(bad),
      expectAsync(check.ask(handle('11084/1'), false)).toBeRejectedWith(bad),
    ]);
    await clock.runAllAsync();
    await both;
    expect(starts.length).toBe(1);
    const again = check.ask(handle('11084/1'), false);
    await clock.runAllAsync();
    expect(await again).toEqual(UNREGISTERED);
    expect(starts.length).toBe(2);
  });
});
