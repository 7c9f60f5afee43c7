import FakeTimers from '@sinonjs/fake-timers';
import fc from 'fast-check';

import { AlmaError } from '../port/alma-error';
import { type RestCaller, type RestRequest } from '../port/rest';
import { pacedRest } from './paced-rest';

const READ: RestRequest = { method: 'GET', path: '/bibs/99123' };
const WRITE: RestRequest = { method: 'PUT', path: '/bibs/99123', body: '<bib/>' };

interface Watched extends RestCaller {
  readonly starts: number[];
  mostAtOnce: number;
}

function answering(latencyMs: () => number): Watched {
  let inFlight = 0;
  const watched: Watched = {
    starts: [],
    mostAtOnce: 0,
    call: () => {
      watched.starts.push(Date.now());
      inFlight += 1;
      watched.mostAtOnce = Math.max(watched.mostAtOnce, inFlight);
      return new Promise((resolve) =>
        setTimeout(() => {
          inFlight -= 1;
          resolve({});
        }, latencyMs()),
      );
    },
  };
  return watched;
}

function failing(error: AlmaError): Watched {
  const watched: Watched = {
    starts: [],
    mostAtOnce: 1,
    call: () => {
      watched.starts.push(Date.now());
      return Promise.reject(error);
    },
  };
  return watched;
}

function anError(kind: 'server' | 'refused' | 'too-many'): AlmaError {
  return new AlmaError('No.', { kind, status: 500, code: '', trackingId: '' });
}

/** Most starts in any 5 s that begin with a start. */
function mostIn5s(starts: readonly number[]): number {
  return Math.max(
    ...starts.map((from) => starts.filter((t) => t >= from && t < from + 5000).length),
  );
}

/** When the last of n calls is answered on the greedy schedule. */
function greedyMs(n: number, latency: number): number {
  const starts: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const window = i >= 25 ? starts[i - 25]! + 5000 : 0;
    const place = i >= 10 ? starts[i - 10]! + latency : 0;
    starts.push(Math.max(window, place, starts[i - 1] ?? 0));
  }
  return starts[n - 1]! + latency;
}

describe('pacedRest', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  beforeEach(() => {
    clock = FakeTimers.install({ loopLimit: 100_000 });
  });
  afterEach(() => clock.uninstall());

  it('never starts more than 25 calls in any 5 s, nor runs more than 10 at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ after: fc.nat(900), latency: fc.nat(4000) }), {
          minLength: 26,
          maxLength: 120,
        }),
        async (plan) => {
          let next = 0;
          const alma = answering(() => plan[next++ % plan.length]!.latency);
          const paced = pacedRest(alma);
          const calls = plan.map(async ({ after }) => {
            await new Promise((resolve) => setTimeout(resolve, after));
            await paced.call(READ);
          });
          await clock.runAllAsync();
          await Promise.all(calls);
          expect(alma.starts.length).toBe(plan.length);
          expect(mostIn5s(alma.starts)).toBeLessThanOrEqual(25);
          expect(alma.mostAtOnce).toBeLessThanOrEqual(10);
        },
      ),
      { numRuns: 30 },
    );
  });

  for (const latency of [200, 1000]) {
    it(`takes hardly longer than the platform minimum at ${latency} ms`, async () => {
      const paced = pacedRest(answering(() => latency));
      const began = Date.now();
      const calls = Promise.all(Array.from({ length: 244 }, () => paced.call(READ)));
      await clock.runAllAsync();
      await calls;
      expect((Date.now() - began) / greedyMs(244, latency)).toBeLessThanOrEqual(1.02);
    });
  }

  it('keeps nobody waiting for hours when the clock of the machine is set back', async () => {
    const alma = answering(() => 200);
    const paced = pacedRest(alma);
    const calls = Promise.all(Array.from({ length: 30 }, () => paced.call(READ)));
    await clock.tickAsync(1000);
    clock.setSystemTime(Date.now() - 10_800_000);
    await clock.tickAsync(6000);
    expect((await calls).length).toBe(30);
  });

  it('repeats a read that failed for a while, four times in all', async () => {
    const alma = failing(anError('server'));
    const call = expectAsync(pacedRest(alma).call(READ)).toBeRejectedWithError(AlmaError);
    await clock.runAllAsync();
    await call;
    expect(alma.starts.length).toBe(4);
  });

  it('never repeats a write', async () => {
    const alma = failing(anError('too-many'));
    const call = expectAsync(pacedRest(alma).call(WRITE)).toBeRejectedWithError(AlmaError);
    await clock.runAllAsync();
    await call;
    expect(alma.starts.length).toBe(1);
  });

  it('calls an answer that does not come within 35 s lost', async () => {
    const call = expectAsync(
      pacedRest({ call: () => new Promise(() => undefined) }).call(WRITE),
    ).toBeRejectedWith(jasmine.objectContaining({ kind: 'lost' }));
    await clock.tickAsync(35_000);
    await call;
  });

  it('sends nothing more once it was stopped', async () => {
    const alma = answering(() => 200);
    const paced = pacedRest(alma);
    const stop = new AbortController();
    const calls = Promise.allSettled(
      Array.from({ length: 100 }, () => paced.call(READ, stop.signal)),
    );
    await clock.tickAsync(1000);
    const sent = alma.starts.length;
    stop.abort();
    await clock.runAllAsync();
    await calls;
    expect(sent).toBe(25);
    expect(alma.starts.length).toBe(sent);
  });

  it('counts a stopped read as under way until Alma has answered it', async () => {
    const alma = answering(() => 3000);
    const paced = pacedRest(alma);
    const stop = new AbortController();
    const calls = Promise.allSettled(
      Array.from({ length: 10 }, () => paced.call(READ, stop.signal)),
    );
    stop.abort();
    const others = Array.from({ length: 10 }, () => paced.call(READ));
    await clock.runAllAsync();
    await Promise.all([calls, ...others]);
    expect(alma.mostAtOnce).toBe(10);
  });

  it('lets what a person waits for go before work in bulk, in a pause too', async () => {
    const paths: string[] = [];
    const paced = pacedRest({
      call: ({ path }) => {
        paths.push(path);
        return Promise.resolve({});
      },
    });
    paced.pause();
    const bulk = paced.call({ method: 'GET', path: '/bulk' });
    await paced.urgent.call({ method: 'GET', path: '/card' });
    expect(paths).toEqual(['/card']);
    paced.resume();
    await bulk;
    expect(paths).toEqual(['/card', '/bulk']);
  });

  it('knows no limit where the policy says 0', async () => {
    const alma = answering(() => 10);
    const paced = pacedRest(alma, { perWindow: 0, atOnce: 0 });
    const calls = Promise.all(Array.from({ length: 200 }, () => paced.call(READ)));
    await clock.tickAsync(10);
    await calls;
    expect(alma.mostAtOnce).toBe(200);
  });

  it('refuses a policy that makes no sense, naming the value', () => {
    expect(() =>
      pacedRest(
        answering(() => 0),
        { attempts: 0 },
      ),
    ).toThrowError(/attempts .* 0/);
    expect(() =>
      pacedRest(
        answering(() => 0),
        { atOnce: -1 },
      ),
    ).toThrowError(/atOnce .* -1/);
  });
});
