import { builtinArchive } from '../../../../../simulator/archive/builtin';
import type { RestRequest } from '../../alma/port/rest';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import type { RunDriver } from './run-driver';
import type { StepState } from './run-state';

const MINUTE = 60_000;
const PAGE = '<!DOCTYPE html><html><body>Log in to Alma</body></html>';

describe('A start that Alma does not allow', () => {
  let world: RunWorld;
  let driver: RunDriver;

  beforeEach(async () => {
    world = new RunWorld(() => new SimulatedWorld(builtinArchive()));
    driver = world.drive(await world.prepare('First batch', 3));
  });
  afterEach(() => {
    driver.letGo();
    world.close();
  });

  const copy = (): StepState | undefined => driver.snapshot.steps[0];
  const isStart = ({ method, path }: RestRequest): boolean =>
    method === 'POST' && path.startsWith('/conf/jobs/');
  const starts = () => world.world.calls.filter(isStart).length;

  function refuse(code: string, is = isStart): void {
    const error = [{ errorCode: code, errorMessage: `Why ${code}`, trackingId: 'E01-1' }];
    const body = { errorsExist: true, errorList: { error }, result: null };
    world.world.mishap = (request) => (is(request) ? { status: 400, body } : undefined);
  }

  async function start(): Promise<void> {
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
  }

  for (const code of ['402228', '402229', '402231', '60347', '60107']) {
    it(`is said in words of its own, with code and tracking id: ${code}`, async () => {
      refuse(code);
      await start();
      expect(copy()?.phase).toBe('failed');
      const details = { message: `Why ${code}`, code, trackingId: 'E01-1' };
      expect(copy()?.problem).toEqual({ id: `code-${code}`, with: details });
      expect(starts()).toBe(1);
    });
  }

  it('is said in Alma’s own words where its code is not known', async () => {
    refuse('402224');
    await start();
    expect(copy()?.problem?.id).toBe('refused');
    expect(copy()?.problem?.with['message']).toBe('Why 402224');
  });

  it('is a matter of roles where Alma says 401', async () => {
    world.world.mishap = (request) => (isStart(request) ? { status: 401, body: {} } : undefined);
    await start();
    expect(copy()?.phase).toBe('failed');
    expect(copy()?.problem?.id).toBe('unauthorized');
    expect(starts()).toBe(1);
  });

  it('waits for a person where the session ended at the start: it may have begun', async () => {
    world.world.mishap = (request) => (isStart(request) ? { status: 200, body: PAGE } : undefined);
    await start();
    expect(copy()?.phase).toBe('unsettled');
    expect(starts()).toBe(1);
  });

  for (const [name, mishap] of [
    ['the session ended', { status: 200, body: PAGE }],
    ['Alma fails', { status: 500, body: {} }],
    ['no answer comes', 'lost'],
  ] as const) {
    it(`is not sent where ${name} before it, and what to do is said`, async () => {
      world.world.mishap = ({ path }) => (path.includes('/conf/sets/') ? mishap : undefined);
      await start();
      expect(copy()?.phase).toBe('failed');
      expect(copy()?.problem?.id).toBe('no-answer');
      expect(starts()).toBe(0);
      world.world.mishap = () => undefined;
      await start();
      expect(copy()?.phase).toBe('done');
    });
  }
});
