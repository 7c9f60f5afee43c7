import FakeTimers from '@sinonjs/fake-timers';

import { type Handle } from '../core/handle/handle';
import { fetchHandleServer } from './fetch-handle-server';

interface Reply {
  readonly status?: number;
  readonly body: unknown;
  readonly retryAfter?: string;
}

function aServer(replies: Readonly<Record<string, Reply>>) {
  const asked: string[] = [];
  const server = fetchHandleServer({
    resolver: () => 'https://hdl.example',
    fetch: (input) => {
      const url = new URL(String(input));
      asked.push(`${url.pathname}${url.search}`);
      const reply = replies[url.pathname.slice('/api/handles/'.length)];
      if (reply === undefined) return Promise.reject(new TypeError('Failed to fetch'));
      const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      const headers = new Headers();
      if (reply.retryAfter !== undefined) headers.set('Retry-After', reply.retryAfter);
      return Promise.resolve(new Response(body, { status: reply.status ?? 200, headers }));
    },
  });
  return { server, asked };
}

function registered(type: string, ...values: readonly string[]): Reply {
  return {
    body: {
      responseCode: 1,
      values: values.map((value, index) => ({ index, type, data: { format: 'string', value } })),
    },
  };
}

function handle(text: string): Handle {
  return text as Handle;
}

describe('fetchHandleServer', () => {
  it('asks for the address, aliases and locations of a handle', async () => {
    const { server, asked } = aServer({ '11084/1': registered('URL', 'https://a.example/1') });
    expect(await server.ask(handle('11084/1'), false)).toEqual({
      kind: 'registered',
      urls: ['https://a.example/1'],
    });
    expect(asked).toEqual(['/api/handles/11084/1?type=URL&type=HS_ALIAS&type=10320/loc']);
  });

  it('asks past the cache with auth=true', async () => {
    const { server, asked } = aServer({ '11084/1': { status: 404, body: { responseCode: 100 } } });
    expect(await server.ask(handle('11084/1'), true)).toEqual({ kind: 'unregistered' });
    expect(asked[0]).toMatch(/&auth=true$/);
  });

  it('knows a handle without address from one that is not registered', async () => {
    const { server } = aServer({ '11084/1': { body: { responseCode: 200 } } });
    expect(await server.ask(handle('11084/1'), false)).toEqual({ kind: 'registered', urls: [] });
  });

  it('reads locations, but none of weight 0', async () => {
    const { server } = aServer({
      '11084/1': registered(
        '10320/loc',
        '<locations><location href="https://a.example/" weight="1"/><location href="https://b.example/" weight="0"/></locations>',
      ),
    });
    expect(await server.ask(handle('11084/1'), false)).toEqual({
      kind: 'registered',
      urls: ['https://a.example/'],
    });
  });

  it('follows an alias, and does not run in a circle', async () => {
    const { server } = aServer({
      '11084/1': registered('HS_ALIAS', '11084/2'),
      '11084/2': registered('URL', 'https://a.example/2'),
      '11084/3': registered('HS_ALIAS', '11084/4'),
      '11084/4': registered('HS_ALIAS', '11084/3'),
    });
    expect(await server.ask(handle('11084/1'), false)).toEqual({
      kind: 'registered',
      urls: ['https://a.example/2'],
    });
    await expectAsync(server.ask(handle('11084/3'), false)).toBeRejectedWith(
      jasmine.objectContaining({ kind: 'alias-loop' }),
    );
  });

  it('says why the server could not be asked', async () => {
    const { server } = aServer({
      '11084/busy': { status: 503, body: { responseCode: 3 }, retryAfter: '2' },
      '11084/html': { status: 502, body: '<html>' },
      '11084/page': { status: 200, body: '<html>' },
      '11084/two': { status: 500, body: { responseCode: 2, message: 'x' } },
      '11084/bad': { status: 400, body: { responseCode: 102 } },
    });
    const kinds: Readonly<Record<string, object>> = {
      busy: { kind: 'busy', responseCode: 3, retryAfterMs: 2000 },
      html: { kind: 'server-error', responseCode: 0 },
      page: { kind: 'bad-answer' },
      two: { kind: 'server-error', responseCode: 2 },
      bad: { kind: 'invalid-handle', responseCode: 102 },
      unreachable: { kind: 'network' },
    };
    for (const [suffix, expected] of Object.entries(kinds)) {
      await expectAsync(server.ask(handle(`11084/${suffix}`), false))
        .withContext(suffix)
        .toBeRejectedWith(jasmine.objectContaining(expected));
    }
  });

  it('tells an address that the page may not ask from one that is out of reach', async () => {
    const server = fetchHandleServer({
      resolver: () => 'https://hdl.example',
      refusals: { isRefused: () => Promise.resolve(true) },
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    await expectAsync(server.ask(handle('11084/1'), false)).toBeRejectedWith(
      jasmine.objectContaining({ kind: 'refused-address' }),
    );
  });

  it('reads data written as bare text, and none that is empty or no text', async () => {
    const values = ['  https://a.example/1 ', ' ', { format: 'base64', value: 'aHR0cA==' }, 5];
    const { server } = aServer({
      '11084/1': {
        body: { responseCode: 1, values: values.map((data) => ({ type: 'URL', data })) },
      },
    });
    expect(await server.ask(handle('11084/1'), false)).toEqual({
      kind: 'registered',
      urls: ['https://a.example/1'],
    });
  });

  it('takes from locations only those with an address', async () => {
    const { server } = aServer({
      '11084/1': registered(
        '10320/loc',
        '<locations>\n<other href="https://o.example/"/><location/><location href=""/><location href="https://a.example/"/></locations>',
      ),
      '11084/2': registered('10320/loc', '<locations><location href="https://a.example/">'),
    });
    expect(await server.ask(handle('11084/1'), false)).toEqual({
      kind: 'registered',
      urls: ['https://a.example/'],
    });
    expect(await server.ask(handle('11084/2'), false)).toEqual({ kind: 'registered', urls: [] });
  });

  it('refuses an alias that is no handle', async () => {
    const { server, asked } = aServer({ '11084/1': registered('HS_ALIAS', 'nowhere') });
    await expectAsync(server.ask(handle('11084/1'), false)).toBeRejectedWith(
      jasmine.objectContaining({ kind: 'alias-loop' }),
    );
    expect(asked.length).toBe(1);
  });

  it('waits until the date that a busy server names, and not at all for one that it cannot read', async () => {
    const clock = FakeTimers.install({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] });
    const { server } = aServer({
      '1/date': { status: 429, body: '', retryAfter: 'Thu, 01 Jan 2026 00:00:30 GMT' },
      '1/past': { status: 429, body: '', retryAfter: 'Wed, 31 Dec 2025 23:59:30 GMT' },
      '1/soon': { status: 429, body: '', retryAfter: 'soon' },
    });
    try {
      for (const [suffix, retryAfterMs] of Object.entries({ date: 30_000, past: 0, soon: 0 })) {
        await expectAsync(server.ask(handle(`1/${suffix}`), false))
          .withContext(suffix)
          .toBeRejectedWith(jasmine.objectContaining({ kind: 'busy', retryAfterMs }));
      }
    } finally {
      clock.uninstall();
    }
  });

  it('gives the reason of whoever stops it, before the request and during it', async () => {
    const server = fetchHandleServer({
      resolver: () => 'https://hdl.example',
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          if (init?.signal?.aborted === true) reject(new Error('aborted'));
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    const stop = new AbortController();
    const asked = expectAsync(server.ask(handle('11084/1'), false, stop.signal)).toBeRejectedWith(
      'enough',
    );
    stop.abort('enough');
    await asked;
    await expectAsync(server.ask(handle('11084/1'), false, stop.signal)).toBeRejectedWith('enough');
  });
});
