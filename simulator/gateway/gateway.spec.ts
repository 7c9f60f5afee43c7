import FakeTimers from '@sinonjs/fake-timers';

import { type RestReply, type RestRequest } from '../rest/http';
import { type AlmaBehind, Gateway, type GatewayOptions } from './gateway';
import { type QueueClock } from './proxy-queue';
import { Session } from './session';

const CLOCK: QueueClock = {
  now: () => Date.now(),
  setTimer: (ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};
const OK: RestReply = { status: 200, contentType: 'application/json', body: '{"ok":true}' };
const NOT_VALID: RestReply = {
  status: 400,
  contentType: 'application/json',
  body: '{"errorsExist":true,"errorList":{"error":[{"errorCode":"402203","errorMessage":"No."}]},"result":null}',
};

interface Setup {
  readonly gateway: Gateway;
  readonly received: RestRequest[];
  call(url: string, more?: object): Promise<unknown>;
}

function setup(overrides: Partial<GatewayOptions> = {}, reply: RestReply = OK): Setup {
  const received: RestRequest[] = [];
  const alma: AlmaBehind = {
    clock: CLOCK,
    rest: (request) => {
      received.push(request);
      return reply;
    },
    initData: (session) => ({ lang: session.language }),
  };
  const gateway = new Gateway(alma, new Session(), {
    latencyMs: 0,
    limits: true,
    proxy: 'queue',
    bibXml: 'string',
    store: 'user',
    ...overrides,
  });
  const call = (url: string, more: object = {}): Promise<unknown> =>
    gateway.send({ name: 'exl-cloudapp::CALL_REST_API', payload: { url, ...more } });
  return { gateway, received, call };
}

describe('the gateway', () => {
  let clock: ReturnType<typeof FakeTimers.install>;

  beforeEach(() => {
    clock = FakeTimers.install({
      now: Date.UTC(2026, 1, 2),
      shouldClearNativeTimers: true,
    });
  });

  afterEach(() => clock.uninstall());

  it('passes a call on with its parameters and gives the body back', async () => {
    const { call, received } = setup();

    const reply = await call('/almaws/v1/bibs?view=brief', { queryParams: { mms_id: '991,992' } });

    expect(reply).toEqual({ body: { ok: true } });
    expect(received[0]?.path).toBe('/bibs');
    expect(received[0]?.query).toEqual({ view: 'brief', mms_id: '991,992' });
  });

  it('loses every header but Accept and Content-Type', async () => {
    const { call, received } = setup();

    await call('/bibs', { headers: { Accept: 'application/xml', 'X-Mine': '1' } });

    expect(received[0]?.headers).toEqual({ accept: 'application/xml' });
  });

  it('shapes an error as Angular does, with the body of Alma in it', async () => {
    const { call } = setup({}, NOT_VALID);

    const reply = await call('/bibs/99');

    expect(reply).toEqual({
      error: jasmine.objectContaining({
        ok: false,
        status: 400,
        statusText: 'Bad Request',
        error: JSON.parse(NOT_VALID.body),
      }),
    });
  });

  it('hands out XML as text, or as an object where that is switched', async () => {
    const xml = {
      status: 200,
      contentType: 'application/xml',
      body: '<bib><mms_id>9</mms_id></bib>',
    };

    expect(await setup({}, xml).call('/bibs/9')).toEqual({ body: xml.body });
    expect(await setup({ bibXml: 'object' }, xml).call('/bibs/9')).toEqual({
      body: { bib: { mms_id: '9' } },
    });
  });

  it('lets 10 run at a time', async () => {
    const { call, received } = setup({ latencyMs: 1000 });

    for (let i = 0; i < 12; i++) void call('/bibs');
    await clock.tickAsync(1000);
    expect(received.length).toBe(10);
    await clock.tickAsync(1000);

    expect(received.length).toBe(12);
  });

  it('keeps a place for a call that hangs, for a minute', async () => {
    const { gateway, call, received } = setup();
    gateway.faults.replace([{ match: { path: '/bibs/1' }, times: 10, effect: 'hang' }]);

    for (let i = 0; i < 10; i++) void call('/bibs/1');
    void call('/bibs/2');
    await clock.tickAsync(59_999);
    expect(received.length).toBe(0);
    await clock.tickAsync(1);

    expect(received.length).toBe(1);
  });

  it('lets 25 start in any five seconds', async () => {
    const { call, received } = setup();

    for (let i = 0; i < 60; i++) void call('/bibs');
    await clock.tickAsync(0);
    expect(received.length).toBe(25);
    await clock.tickAsync(4999);
    expect(received.length).toBe(25);
    await clock.tickAsync(1);
    expect(received.length).toBe(50);
    await clock.tickAsync(5000);

    expect(received.length).toBe(60);
  });

  it('counts calls as they arrive, before they queue', async () => {
    const { gateway, call } = setup({ latencyMs: 100 });

    for (let i = 0; i < 40; i++) void call('/bibs');
    await clock.runAllAsync();
    await clock.tickAsync(10_000);
    await Promise.all([call('/bibs'), clock.tickAsync(100)]);

    expect(gateway.appStats.calls).toBe(41);
    expect(gateway.appStats.maxInFlight).toBe(40);
    expect(gateway.appStats.maxIn5s).toBe(40);
  });

  it('refuses what is over the limits where the proxy does not queue', async () => {
    const { call, received } = setup({ proxy: '429', latencyMs: 10 });

    const replies = Array.from({ length: 11 }, () => call('/bibs'));
    await clock.tickAsync(10);

    expect(received.length).toBe(10);
    expect(await replies[10]).toEqual({ error: jasmine.objectContaining({ status: 429 }) });
  });

  it('has no limits where they are lifted', async () => {
    const { call, received } = setup({ limits: false });

    await Promise.all(Array.from({ length: 100 }, () => call('/bibs')));

    expect(received.length).toBe(100);
  });

  it('strikes with the first fault that matches, as often as it says', async () => {
    const { gateway, call, received } = setup();
    gateway.faults.replace([
      { match: { path: '^/bibs$' }, effect: '500', times: 1 },
      { match: { path: 'bibs' }, effect: '401', times: 1 },
    ]);

    expect(await call('/bibs')).toEqual({ error: jasmine.objectContaining({ status: 500 }) });
    expect(await call('/bibs')).toEqual({ error: jasmine.objectContaining({ status: 401 }) });
    expect(await call('/bibs')).toEqual({ body: { ok: true } });
    expect(received.length).toBe(1);
  });

  it('performs a call whose answer is dropped, and not one that hangs', async () => {
    const { gateway, call, received } = setup();
    const answered = jasmine.createSpy('answered');
    gateway.faults.replace([
      { match: { method: 'PUT' }, effect: 'drop-answer' },
      { match: { method: 'GET' }, effect: 'hang' },
    ]);

    void call('/bibs/1', { method: 'PUT', requestBody: '<bib/>' }).then(answered);
    void call('/bibs/1').then(answered);
    await clock.tickAsync(60_000);

    expect(received.map(({ method }) => method)).toEqual(['PUT']);
    expect(answered).not.toHaveBeenCalled();
    expect(gateway.log.all.map(({ status }) => status)).toEqual([null, null]);
  });

  it('answers late where a fault makes it slow', async () => {
    const { gateway, call, received } = setup();
    gateway.faults.replace([{ match: { path: 'bibs' }, effect: 'slow', ms: 33_000 }]);

    const reply = call('/bibs');
    await clock.tickAsync(32_999);
    expect(received.length).toBe(0);
    await clock.tickAsync(1);

    expect(await reply).toEqual({ body: { ok: true } });
  });

  it('answers with the page to log in as a failure to parse', async () => {
    const { gateway, call } = setup();
    gateway.faults.replace([{ match: {}, effect: 'html' }]);

    expect(await call('/bibs')).toEqual({
      error: jasmine.objectContaining({
        status: 200,
        message: jasmine.stringContaining('failure during parsing'),
      }),
    });
  });

  it('keeps the config for all and the settings for each', async () => {
    const { gateway } = setup();
    await gateway.send({ name: 'CONFIG', payload: '{"a":1}' });
    await gateway.send({ name: 'SETTINGS', payload: '{"b":2}' });
    gateway.session.change({ user: 'cataloguer' });

    expect(await gateway.send({ name: 'CONFIG' })).toEqual({ config: '{"a":1}' });
    expect(await gateway.send({ name: 'SETTINGS' })).toEqual({ settings: '{}' });
  });

  it('reads, writes and removes in the Store', async () => {
    const { gateway } = setup();
    const store = (payload: object): Promise<unknown> =>
      gateway.send({ name: 'CLOUDAPP_STORE', payload });

    expect(await store({ key: 'run', value: { at: 1 } })).toEqual({ key: 'run', value: { at: 1 } });
    expect(await store({ key: 'run' })).toEqual({ key: 'run', value: { at: 1 } });
    await store({ key: 'run', value: null });
    expect(await store({ key: 'run' })).toEqual({ key: 'run', value: undefined });
  });

  it('forgets the Store in another browser where it lives in the browser', async () => {
    const read = { name: 'CLOUDAPP_STORE', payload: { key: 'run' } };
    for (const [store, found] of [
      ['browser', undefined],
      ['user', 7],
    ] as const) {
      const { gateway } = setup({ store });
      await gateway.send({ ...read, payload: { key: 'run', value: 7 }, browser: 'one' });

      expect(await gateway.send({ ...read, browser: 'two' })).toEqual({ key: 'run', value: found });
    }
  });

  it('fails a message that a fault names', async () => {
    const { gateway } = setup();
    gateway.faults.replace([{ match: { message: 'CONFIG' }, effect: '500', times: 1 }]);

    expect(await gateway.send({ name: 'CONFIG' })).toEqual({
      error: jasmine.objectContaining({ status: 500 }),
    });
    expect(await gateway.send({ name: 'CONFIG' })).toEqual({ config: '{}' });
  });

  it('gives back the entities of the page', async () => {
    const { gateway } = setup();
    const entities = [{ id: '1', type: 'SET' }];

    expect(await gateway.send({ name: 'PAGE_METADATA', page: { entities } })).toEqual({ entities });
  });

  it('forgets everything at a reset', async () => {
    const { gateway, call } = setup();
    await call('/bibs');
    await gateway.send({ name: 'SETTINGS', payload: '{"b":2}' });
    gateway.reset('{"fresh":true}');

    expect(gateway.log.all).toEqual([]);
    expect(gateway.appStats.calls).toBe(0);
    expect(await gateway.send({ name: 'SETTINGS' })).toEqual({ settings: '{}' });
    expect(await gateway.send({ name: 'CONFIG' })).toEqual({ config: '{"fresh":true}' });
  });
});
