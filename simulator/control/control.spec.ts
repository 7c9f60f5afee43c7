import { Simulation } from '../server/simulation';
import { aRecord, anArchive, mmsOf } from '../rest/testing/small-library';
import { DEFAULT_SWITCHES } from '../library/switches';

function setup(): Simulation {
  return new Simulation({
    archive: anArchive([aRecord(0)]),
    seed: 1,
    jobSpeed: 1,
    switches: DEFAULT_SWITCHES,
    latencyMs: 0,
    limits: true,
    config: 'none',
  });
}

describe('the control', () => {
  let simulation: Simulation;

  beforeEach(() => {
    simulation = setup();
  });

  afterEach(() => simulation.stop());

  const ask = (method: string, path: string, body?: unknown): { status: number; json: unknown } =>
    simulation.control({ method, path, body });

  it('shows and changes a record under the archive’s field names', () => {
    const path = `/records/${mmsOf(0)}`;

    expect(ask('PUT', path, { record: '<record/>', background: '20.500.1/7' }).status).toBe(200);
    expect(ask('GET', path).json).toEqual(
      jasmine.objectContaining({ record: '<record/>', background: '20.500.1/7', fault: null }),
    );
    expect(ask('PUT', path, { fault: 'broken' }).status).toBe(400);
    expect(ask('PUT', path, { colour: 'red' }).status).toBe(400);
    expect(ask('GET', '/records/1').status).toBe(404);
  });

  it('tells what is registered', () => {
    simulation.library.registry.register('20.500.1/a b', 'https://example.org/');

    expect(ask('GET', '/handles/20.500.1/a%20b').json).toEqual(
      jasmine.objectContaining({ handle: '20.500.1/a b', url: 'https://example.org/' }),
    );
    expect(ask('GET', '/handles/20.500.1/none').status).toBe(404);
  });

  it('moves the clock forward, and only forward', () => {
    const before = simulation.clock.now();

    expect(ask('POST', '/clock', { advance_ms: 3_600_000 }).status).toBe(200);
    expect(simulation.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    expect(ask('POST', '/clock', { advance_ms: -1 }).status).toBe(400);
    expect(ask('POST', '/clock').status).toBe(400);
  });

  it('goes back to the real time at a reset', () => {
    ask('POST', '/clock', { advance_ms: 3_600_000_000 });
    ask('POST', '/reset');

    expect(Math.abs(simulation.clock.now() - Date.now())).toBeLessThan(60_000);
  });

  it('plans how a job ends, and knows no other job or end', () => {
    expect(ask('POST', '/jobs', { job: 'migrate', status: 'fails' }).status).toBe(200);
    expect(ask('POST', '/jobs', { job: 'migrate', status: 'sings' }).status).toBe(400);
    expect(ask('POST', '/jobs', { job: 'none of ours', status: 'fails' }).status).toBe(400);
  });

  it('refuses faults that make no sense, naming the entry', () => {
    for (const fault of [
      { match: {}, effect: 'explode' },
      { match: { path: '(' }, effect: '500' },
      { match: { colour: 'red' }, effect: '500' },
      { match: {}, effect: '500', times: 'often' },
    ]) {
      const reply = ask('POST', '/faults', [{ match: {}, effect: 'slow' }, fault]);

      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.json)).toContain('Fault 2');
    }
  });

  it('gives roles by name to a user who had none', () => {
    ask('PUT', '/user', { roles: [] });
    ask('PUT', '/user', { roles: ['Catalog Manager', '26'] });

    const { users } = simulation.library;
    expect(users.get('admin')?.roles.map(({ code }) => code)).toEqual(['206', '26']);
    expect(users.may('admin', 'write-bibs')).toBeTrue();
  });

  it('tells the page when the roles change and when all begins anew', () => {
    const pushed: string[] = [];
    simulation.onPush = (name) => pushed.push(name);
    ask('PUT', '/user', { roles: ['206'] });
    ask('POST', '/reset', { config: 'none' });

    expect(pushed).toEqual(['user', 'reset']);
  });

  it('names what it does not have', () => {
    expect(ask('GET', '/weather')).toEqual({
      status: 404,
      json: { error: 'The control has no GET /weather.' },
    });
  });
});
