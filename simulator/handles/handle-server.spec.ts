import { MovableClock } from '../library/clock';
import { type Registration } from '../library/model';
import { Registry } from '../library/registry';
import { HandleServer } from './handle-server';

const URL_VALUE = { type: 'URL', value: 'https://x.example.org/1' };

function open(registrations: readonly Registration[]) {
  const clock = new MovableClock();
  const registry = new Registry(registrations, clock);
  const server = new HandleServer({ registry, prefixes: ['99321'] });
  const ask = (handle: string, query = '', method = 'GET') => {
    const reply = server.answer({ method, path: `/api/handles/${handle}`, query });
    return { ...reply, json: JSON.parse(reply.body || '{}') as Record<string, unknown> };
  };
  return { clock, registry, server, ask };
}

const urlOf = (json: Record<string, unknown>): unknown =>
  (json['values'] as { data: { value: unknown } }[] | undefined)?.[0]?.data.value;

describe('The handle server', () => {
  it('answers with the values of a handle, to pages of any site', () => {
    const { status, json, headers } = open([{ handle: '99321/a', values: [URL_VALUE] }]).ask(
      '99321/a',
    );

    expect([status, json['responseCode'], urlOf(json)]).toEqual([
      200,
      1,
      'https://x.example.org/1',
    ]);
    expect(headers['Access-Control-Allow-Origin']).toBe('*');
  });

  it('does not know a handle: 404 with code 100, and the header', () => {
    const { status, json, headers } = open([]).ask('99321/a');

    expect([status, json['responseCode']]).toEqual([404, 100]);
    expect(headers['Access-Control-Allow-Origin']).toBe('*');
  });

  it('refuses an empty handle and one without a slash: 400 with code 102', () => {
    const { ask } = open([]);

    for (const handle of ['', '99321']) {
      expect([ask(handle).status, ask(handle).json['responseCode']]).toEqual([400, 102]);
    }
  });

  it('gives only the types asked for, and 200 with code 200 for none', () => {
    const { ask } = open([
      { handle: '99321/a', values: [URL_VALUE, { type: 'EMAIL', value: 'a@b' }] },
    ]);

    expect((ask('99321/a', 'type=EMAIL&type=URL').json['values'] as unknown[]).length).toBe(2);
    const { status, json } = ask('99321/a', 'type=HS_ALIAS');
    expect([status, json['responseCode']]).toEqual([200, 200]);
  });

  it('decodes once, keeps a plus, and ignores the case of ASCII letters', () => {
    const { ask } = open([{ handle: '99321/A+b%20c', values: [URL_VALUE] }]);

    expect(ask('99321/a+B%2520c').status).toBe(200);
    expect(ask('99321/a%20B%2520c').status).toBe(404);
  });

  for (const [query, target] of [
    ['', 'https://old/'],
    ['auth=1', 'https://old/'],
    ['auth', 'https://x.example.org/1'],
    ['auth=', 'https://x.example.org/1'],
    ['auth=YES', 'https://x.example.org/1'],
    ['auth=True', 'https://x.example.org/1'],
  ] as const) {
    it(`answers "${query}" from the ${target === 'https://old/' ? 'cache' : 'source'}`, () => {
      const { ask } = open([{ handle: '99321/a', values: [URL_VALUE], cached: 'https://old/' }]);

      expect(urlOf(ask('99321/a', query).json)).toBe(target);
    });
  }

  it('goes on saying "not found" for 24 hours unless asked with auth', () => {
    const { ask, registry, clock } = open([]);
    ask('99321/a');
    registry.register('99321/a', 'https://new/');

    expect(ask('99321/a').status).toBe(404);
    clock.advance(24 * 3_600_000 + 1);
    expect(ask('99321/a').status).toBe(200);
  });

  it('remembers what it was told with auth', () => {
    const { ask, registry } = open([]);
    ask('99321/a');
    registry.register('99321/a', 'https://new/');
    ask('99321/a', 'auth=true');

    expect(ask('99321/a').status).toBe(200);
  });

  it('leads a browser on to where the handle leads, or says why not', () => {
    const { server } = open([
      { handle: '99321/a', values: [URL_VALUE] },
      { handle: '99321/b', values: [{ type: 'EMAIL', value: 'a@b.example' }] },
      { handle: '99321/c', values: [{ type: 'HS_ALIAS', value: '99321/a b' }] },
    ]);
    const follow = (path: string): readonly (string | number | undefined)[] => {
      const reply = server.answer({ method: 'GET', path, query: '' });
      const { Location: location, 'Access-Control-Allow-Origin': cors } = reply.headers;
      return [reply.status, location, cors];
    };

    expect(follow('/99321/a')).toEqual([302, 'https://x.example.org/1', undefined]);
    expect(follow('/99321/b')).toEqual([200, undefined, undefined]);
    expect(follow('/99321/c')).toEqual([301, '/99321/a%20b', undefined]);
    expect(follow('/99321/%3Cd%3E')).toEqual([404, undefined, undefined]);
    expect(server.answer({ method: 'GET', path: '/99321/%3Cd%3E', query: '' }).body).toContain(
      '99321/&lt;d&gt;',
    );
  });

  it('is too busy as often as wanted, then answers', () => {
    const { ask, server } = open([{ handle: '99321/a', values: [URL_VALUE] }]);
    server.trouble('99321/a', { busyTimes: 1, delayMs: 700 });

    const busy = ask('99321/a');
    expect([busy.status, busy.json['responseCode'], busy.delayMs]).toEqual([503, 3, 700]);
    expect(ask('99321/a').status).toBe(200);
  });

  it('knows the record of its own prefix only', () => {
    const { ask } = open([]);

    expect(ask('0.NA/99321').json['responseCode']).toBe(1);
    expect(ask('0.na/99999').json['responseCode']).toBe(100);
  });
});
