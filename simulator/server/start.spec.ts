import { request } from 'node:http';
import { WebSocket } from 'ws';

import { aRecord, anArchive, mmsOf } from '../rest/testing/small-library';
import { UsageError } from './app-build';
import { type RunningSimulator, startSimulator } from './start';
import { ask } from './testing/ask';

describe('the server', () => {
  let running: RunningSimulator;

  beforeEach(async () => {
    running = await startSimulator({
      archive: anArchive([aRecord(0), aRecord(1)]),
      config: 'none',
    });
  });

  afterEach(() => running.close());

  const at = (path: string): string => running.url + path;

  function statusFor(host: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: running.port, headers: { host } });
      call.on('response', (response) => resolve(response.resume().statusCode));
      call.on('error', reject).end();
    });
  }

  function answerTo(
    message: object,
    origin = `http://127.0.0.1:${running.port}`,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${running.port}/gateway`, { origin });
      socket.on('open', () => socket.send(JSON.stringify(message)));
      socket.on('error', reject);
      socket.on('message', (data) => {
        socket.close();
        resolve(JSON.parse(String(data)));
      });
    });
  }

  it('serves Alma at 127.0.0.1, the app at localhost, and nothing elsewhere', async () => {
    expect(await statusFor(`127.0.0.1:${running.port}`)).toBe(200);
    expect(await statusFor(`localhost:${running.port}`)).toBe(404);
    expect(await statusFor('example.com')).toBe(421);
    expect(await statusFor('127.0.0.1')).toBe(421);
  });

  it('does not serve REST or the control where the app is', async () => {
    const app = `http://localhost:${running.port}`;

    expect((await ask(`${app}/almaws/v1/conf/test`)).status).toBe(404);
    expect((await ask(`${app}/sim/stats`)).status).toBe(404);
  });

  it('answers REST from outside in JSON and XML', async () => {
    const json = await ask(at(`almaws/v1/bibs/${mmsOf(0)}?apikey=x`));
    const xml = await ask(at(`almaws/v1/bibs/${mmsOf(0)}`), {
      headers: { accept: 'application/xml' },
    });

    expect(((await json.json()) as { mms_id: string }).mms_id).toBe(mmsOf(0));
    expect(await xml.text()).toContain(`<mms_id>${mmsOf(0)}</mms_id>`);
  });

  it('carries XML bodies through as they are', async () => {
    const record = running.library.records.get(mmsOf(1))?.xml.replace('Title 1', 'Ünïcode 1');
    const body = `<bib><record_format>dcap01</record_format>${record}</bib>`;
    await ask(at(`almaws/v1/bibs/${mmsOf(1)}`), {
      method: 'PUT',
      headers: { 'content-type': 'application/xml' },
      body,
    });

    expect(running.library.records.get(mmsOf(1))?.xml).toBe(record);
  });

  it('answers the handle server with CORS', async () => {
    const reply = await ask(at('hdl/api/handles/20.500.1/1'));

    expect(reply.status).toBe(404);
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(((await reply.json()) as { responseCode: number }).responseCode).toBe(100);
  });

  it('takes its latency for the handle server and for calls from outside, too', async () => {
    const waits: number[] = [];
    const { clock } = running.simulation;
    spyOnProperty(running.simulation, 'latencyMs').and.returnValue(250);
    spyOn(clock, 'setTimer').and.callFake((ms, fire) => {
      waits.push(ms);
      fire();
      return () => undefined;
    });

    await ask(at('hdl/api/handles/99321/1'));
    await ask(at(`almaws/v1/bibs/${mmsOf(0)}`));

    expect(waits).toEqual([250, 250]);
  });

  it('passes messages of its own page to the gateway', async () => {
    const reply = await answerTo({
      id: 'a1',
      name: 'exl-cloudapp::CALL_REST_API',
      payload: { url: '/conf/test' },
    });

    expect(reply).toEqual({
      id: 'a1',
      payload: { body: 'GET - OK - institutionCode: 01TST_INST' },
    });
  });

  it('takes no messages from a page of another origin', async () => {
    const foreign = answerTo({ id: 1, name: 'INIT_DATA' }, `http://localhost:${running.port}`);

    await expectAsync(foreign).toBeRejected();
  });

  it('keeps pages of other origins away from the control', async () => {
    const headers = { origin: `http://localhost:${running.port}` };

    expect((await ask(at('sim/reset'), { method: 'POST', headers })).status).toBe(403);
  });

  it('tells what was asked and by whom', async () => {
    await answerTo({ id: 1, name: 'CALL_REST_API', payload: { url: '/conf/test' } });
    await ask(at('almaws/v1/conf/test?page=2'));
    await ask(at('hdl/api/handles/20.500.1/1?type=URL'));
    const log = (await (await ask(at('sim/requests'))).json()) as Record<string, unknown>[];
    const stats = await (await ask(at('sim/stats'))).json();

    expect(log.map(({ origin, status }) => [origin, status])).toEqual([
      ['app', 200],
      ['outside', 200],
      ['handles', 404],
    ]);
    expect(log[1]?.['ignored']).toEqual(['page']);
    expect(log[2]?.['query']).toBe('type=URL');
    expect(stats).toEqual({
      app: { calls: 1, maxInFlight: 1, maxIn5s: 1 },
      outside: { calls: 1 },
      handles: { calls: 1, maxInFlight: 1 },
    });
  });

  it('no longer counts a question to the handle server for whose answer nobody waits', async () => {
    await ask(at('sim/faults'), {
      method: 'POST',
      body: JSON.stringify([{ match: { path: '/hdl/' }, times: 2, effect: 'hang' }]),
    });
    for (const handle of ['20.500.1/1', '20.500.1/2']) {
      const impatient = new AbortController();
      const asked = ask(at(`hdl/api/handles/${handle}`), { signal: impatient.signal });
      while (running.simulation.gateway.log.all.at(-1)?.path !== `/hdl/api/handles/${handle}`) {
        await ask(at('sim/stats'));
      }
      impatient.abort();
      await expectAsync(asked).toBeRejected();
      await ask(at('sim/stats'));
    }

    expect(running.simulation.handleStats.maxInFlight).toBe(1);
  });

  it('breaks the connection where a fault drops the answer, having done the work', async () => {
    await ask(at('sim/faults'), {
      method: 'POST',
      body: JSON.stringify([{ match: { method: 'DELETE' }, times: 1, effect: 'drop-answer' }]),
    });
    const set = running.library.sets.all[0]?.id ?? '';
    const path = at(`almaws/v1/conf/sets/${set}`);

    await expectAsync(ask(path, { method: 'DELETE' })).toBeRejected();
    expect(running.library.sets.get(set)).toBeUndefined();
  });

  it('is as at the start after a reset', async () => {
    const change = { background: '20.500.1/9' };
    await ask(at(`sim/records/${mmsOf(0)}`), { method: 'PUT', body: JSON.stringify(change) });
    expect(running.library.records.get(mmsOf(0))?.background).toBe('20.500.1/9');

    await ask(at('sim/reset'), { method: 'POST' });

    expect(running.library.records.get(mmsOf(0))?.background).toBeNull();
    expect(await (await ask(at('sim/requests'))).json()).toEqual([]);
  });

  it('replaces the roles of the user who is logged in', async () => {
    const body = JSON.stringify({ roles: [] });
    await ask(at('sim/user'), { method: 'PUT', body });

    expect(
      await answerTo({ id: 1, name: 'CALL_REST_API', payload: { url: '/conf/sets' } }),
    ).toEqual({
      id: 1,
      payload: { error: jasmine.objectContaining({ status: 401 }) },
    });
  });

  it('says that a port is taken', async () => {
    const again = startSimulator({ archive: anArchive([]), port: running.port });

    await expectAsync(again).toBeRejectedWithError(UsageError, /Port \d+ is taken/);
  });

  it('says which folder holds no app', async () => {
    const start = startSimulator({ archive: anArchive([]), app: '/nowhere' });

    await expectAsync(start).toBeRejectedWithError(UsageError, /No Cloud App in \/nowhere/);
  });
});
