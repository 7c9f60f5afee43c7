import { TestBed } from '@angular/core/testing';
import { CloudAppRestService } from '@exlibris/exl-cloudapp-angular-lib';

import { AlmaFrame } from '../../../testing/alma-frame';
import { eventually } from '../../../testing/eventually';
import { AlmaError } from '../port/alma-error';
import type { RestCaller, RestRequest } from '../port/rest';
import { sdkRest } from './sdk-rest';

const GET_BIB: RestRequest = {
  method: 'GET',
  path: '/almaws/v1/bibs/991',
  query: { view: 'full' },
};

describe("Alma's REST API over the SDK", () => {
  let frame: AlmaFrame;
  let rest: RestCaller;

  beforeEach(() => {
    frame = new AlmaFrame();
    rest = sdkRest(TestBed.inject(CloudAppRestService));
  });

  afterEach(() => frame.leave());

  /** What a call was refused with. */
  async function refusalOf(call: Promise<unknown>): Promise<AlmaError> {
    const thrown: unknown = await call.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (thrown instanceof AlmaError) return thrown;
    throw new Error(`That was no error of Alma's: ${String(thrown)}`);
  }

  it('posts the request to the page around it, and returns the body of the answer', async () => {
    frame.reply('CALL_REST_API', () => ({ body: { mms_id: '991' } }));

    expect(await rest.call(GET_BIB)).toEqual({ mms_id: '991' });
    expect(frame.heard).toEqual([
      {
        name: 'CALL_REST_API',
        payload: {
          url: '/bibs/991',
          method: 'GET',
          queryParams: { view: 'full' },
          headers: { Accept: 'application/json' },
        },
      },
    ]);
  });

  it('leaves the request as it was, so that it can be sent again', async () => {
    frame.reply('CALL_REST_API', () => ({ body: {} }));
    await rest.call(GET_BIB);

    expect(GET_BIB.path).toBe('/almaws/v1/bibs/991');
  });

  it('sends objects as JSON and texts as XML', async () => {
    frame.reply('CALL_REST_API', () => ({ body: '<bib/>' }));
    await rest.call({ method: 'POST', path: '/conf/sets', body: { name: 'Letters' } });
    await rest.call({ method: 'PUT', path: '/bibs/991', body: '<bib/>', accept: 'xml' });

    expect(frame.heard.map(({ payload }) => payload)).toEqual([
      jasmine.objectContaining({
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        requestBody: { name: 'Letters' },
      }),
      jasmine.objectContaining({
        headers: { Accept: 'application/xml', 'Content-Type': 'application/xml' },
        requestBody: '<bib/>',
      }),
    ]);
  });

  it('takes an answer without a body for an empty one', async () => {
    frame.reply('CALL_REST_API', () => ({}));

    expect(await rest.call({ method: 'DELETE', path: '/conf/sets/1' })).toBeUndefined();
  });

  it("passes on Alma's code and tracking id", async () => {
    frame.reply('CALL_REST_API', () => ({
      error: {
        status: 400,
        error: {
          errorsExist: true,
          errorList: {
            error: [{ errorCode: '402203', errorMessage: 'Not found.', trackingId: 'E01' }],
          },
        },
      },
    }));
    const refusal = await refusalOf(rest.call(GET_BIB));

    expect([refusal.kind, refusal.code, refusal.trackingId, refusal.message]).toEqual([
      'refused',
      '402203',
      'E01',
      'Not found.',
    ]);
  });

  it('finds the refusal in an answer that calls itself good', async () => {
    frame.reply('CALL_REST_API', () => ({ body: '<!doctype html><title>Sign in</title>' }));

    expect((await refusalOf(rest.call(GET_BIB))).kind).toBe('server');
  });

  it('knows a role that is missing', async () => {
    frame.reply('CALL_REST_API', () => ({ error: { status: 401 } }));

    expect((await refusalOf(rest.call(GET_BIB))).kind).toBe('unauthorized');
  });

  it('posts nothing once it was stopped', async () => {
    const stopped = AbortSignal.abort('stopped');

    await expectAsync(rest.call(GET_BIB, stopped)).toBeRejectedWith('stopped');
    expect(frame.heard).toEqual([]);
  });

  it('is stopped at once while it waits, and lets the answer go by', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const stop = new AbortController();
    frame.reply('CALL_REST_API', () => {
      stop.abort('stopped');
      answer();
      return { body: {} };
    });

    await expectAsync(rest.call(GET_BIB, stop.signal)).toBeRejectedWith('stopped');
    await answered;
  });

  it('calls an answer lost that does not come in time', async () => {
    jasmine.clock().install();
    try {
      const refused = refusalOf(rest.call(GET_BIB));

      expect(() => jasmine.clock().tick(30_000)).toThrowError(/Timed out/);
      jasmine.clock().tick(5_000);
      const refusal = await refused;
      expect(refusal.kind).toBe('lost');
      expect(refusal.message).toBe('No answer to GET /almaws/v1/bibs/991 within 35 s.');
    } finally {
      jasmine.clock().uninstall();
    }
    // Heard before the next spec listens.
    await eventually(
      () => frame.heard.length,
      (count) => count === 1,
    );
  });
});
