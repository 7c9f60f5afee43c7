import FakeTimers from '@sinonjs/fake-timers';

import type { Handle } from '../../core/handle/handle';
import { asMmsId } from '../../core/identifiers/mms-id';
import {
  HandleServerError,
  type HandleAnswer,
  type HandleServer,
} from '../../resolver/handle-server';
import { HandleCheck, type HandleQuestion } from './handle-check';

const MMS = asMmsId('991000000000016421');
const OTHER = asMmsId('991000000000026421');

function page(mmsId: string): HandleAnswer {
  const url = `https://x.example/discovery/fulldisplay/alma${mmsId}/01X:V`;
  return { kind: 'registered', urls: [url] };
}

class ScriptedServer implements HandleServer {
  readonly asked: string[] = [];

  constructor(private readonly reply: (handle: string, authoritative: boolean) => HandleAnswer) {}

  async ask(handle: Handle, authoritative: boolean, signal?: AbortSignal): Promise<HandleAnswer> {
    this.asked.push(authoritative ? `${handle} auth` : handle);
    await new Promise((resolve) => setTimeout(resolve, 10));
    signal?.throwIfAborted();
    return this.reply(handle, authoritative);
  }

  knowsPrefix(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

function question(key: string, handle: string, mmsId = MMS): HandleQuestion {
  return { key, mmsId, handle: handle as Handle };
}

function many(count: number, prefix = '11084'): readonly HandleQuestion[] {
  return Array.from({ length: count }, (_, i) => question(`${prefix} ${i}`, `${prefix}/${i}`));
}

describe('HandleCheck', () => {
  let clock: ReturnType<typeof FakeTimers.install>;

  beforeEach(() => {
    clock = FakeTimers.install({ now: Date.UTC(2026, 1, 2), loopLimit: 100_000 });
  });

  afterEach(() => clock.uninstall());

  function checkOver(server: HandleServer, authoritative = false): HandleCheck {
    return new HandleCheck(server, { sites: [], authoritative });
  }

  async function end(work: Promise<void>): Promise<void> {
    await clock.runAllAsync();
    await work;
  }

  it('asks equal handles once and judges each record for itself', async () => {
    const server = new ScriptedServer(() => page(MMS));
    const check = checkOver(server);

    await end(check.start([question('a', '11084/X'), question('b', '11084/x', OTHER)]));

    expect(check.verdictOf('a')?.verdict).toBe('right');
    expect(check.verdictOf('b')?.verdict).toBe('wrong-record');
    expect(server.asked).toEqual(['11084/X', '11084/X auth']);
  });

  it('asks a good handle once and a bad one once more before it stands', async () => {
    const server = new ScriptedServer((handle) =>
      handle === '11084/1' ? { kind: 'unregistered' } : page(MMS),
    );
    const check = checkOver(server);

    await end(check.start(many(3)));

    expect(check.snapshot.requests).toBe(4);
    expect(check.verdictOf('11084 1')?.authoritative).toBe(true);
    expect(check.snapshot.counts).toEqual(jasmine.objectContaining({ right: 2, unregistered: 1 }));
  });

  it('believes the handle’s own server over a stale cache', async () => {
    const server = new ScriptedServer((_, auth) => (auth ? page(MMS) : { kind: 'unregistered' }));
    const check = checkOver(server);

    await end(check.start([question('a', '11084/1')]));

    expect(check.verdictOf('a')?.verdict).toBe('right');
  });

  it('calls nothing broken that could not be asked', async () => {
    const server = new ScriptedServer((_, auth) => {
      if (auth) throw new HandleServerError('slow', 'timeout', 0);
      return { kind: 'unregistered' };
    });
    const check = checkOver(server);

    await end(check.start([question('a', '11084/1')]));

    expect(check.verdictOf('a')?.verdict).toBe('unchecked');
    expect(check.verdictOf('a')?.reason).toBe('timeout');
  });

  it('asks once with auth from the start after a run', async () => {
    const server = new ScriptedServer(() => ({ kind: 'unregistered' }));
    const check = checkOver(server, true);

    await end(check.start([question('a', '11084/1')]));

    expect(server.asked).toEqual(['11084/1 auth']);
  });

  it('stops asking when the server fails for a whole prefix, and says so once', async () => {
    const server = new ScriptedServer((handle) => {
      if (handle.startsWith('11084/')) throw new HandleServerError('no', 'server-error', 301);
      return page(MMS);
    });
    const check = checkOver(server);

    await end(check.start([...many(2000), ...many(5, '20.500')]));

    expect(server.asked.filter((handle) => handle.startsWith('11084')).length).toBeLessThan(60);
    expect(check.snapshot.serverProblems).toEqual([
      { prefix: '11084', reason: 'server-error', responseCode: 301 },
    ]);
    expect(check.snapshot.counts.unchecked).toBe(2000);
    expect(check.snapshot.counts.right).toBe(5);
    expect(check.snapshot.phase).toBe('done');
  });

  it('goes on when the server is well again after a while', async () => {
    const server = new ScriptedServer(() => {
      if (Date.now() < Date.UTC(2026, 1, 2) + 10_000) {
        throw new HandleServerError('down', 'network', 0);
      }
      return page(MMS);
    });
    const check = checkOver(server);

    await end(check.start(many(500)));

    expect(check.snapshot.counts.right).toBeGreaterThan(430);
    expect(check.snapshot.serverProblems).toEqual([]);
  });

  it('never takes handles that are not found for a failing server', async () => {
    const server = new ScriptedServer(() => ({ kind: 'unregistered' }));
    const check = checkOver(server);

    await end(check.start(many(200)));

    expect(check.snapshot.counts.unregistered).toBe(200);
    expect(check.snapshot.serverProblems).toEqual([]);
  });

  it('asks nothing at all of an address that the frame refuses', async () => {
    const server = new ScriptedServer(() => {
      throw new HandleServerError('CSP', 'refused-address', 0);
    });
    const check = checkOver(server);

    await end(check.start(many(1000)));

    expect(server.asked.length).toBeLessThanOrEqual(24);
    expect(check.snapshot.serverProblems.map(({ reason }) => reason)).toEqual(['refused-address']);
  });

  it('keeps what it has when cancelled', async () => {
    const server = new ScriptedServer(() => page(MMS));
    const check = checkOver(server);

    const work = check.start(many(200));
    await clock.tickAsync(25);
    check.cancel();
    await end(work);

    expect(check.snapshot.phase).toBe('cancelled');
    expect(check.snapshot.counts.right).toBe(48);
    expect(check.verdictOf('11084 199')).toBeUndefined();
  });

  it('asks nothing while paused', async () => {
    const server = new ScriptedServer(() => page(MMS));
    const check = checkOver(server);

    const work = check.start(many(200));
    await clock.tickAsync(15);
    check.pause();
    await clock.tickAsync(10_000);
    expect(server.asked.length).toBe(48);
    check.resume();
    await end(work);

    expect(check.snapshot.counts.right).toBe(200);
  });

  it('asks again only for the rows named, and counts each row once', async () => {
    let isThere = false;
    const server = new ScriptedServer(() => (isThere ? page(MMS) : { kind: 'unregistered' }));
    const check = checkOver(server);
    await end(check.start(many(3)));
    isThere = true;
    server.asked.length = 0;

    await end(check.askAgain(['11084 1']));

    expect(server.asked).toEqual(['11084/1 auth']);
    expect(check.snapshot.counts).toEqual(jasmine.objectContaining({ right: 1, unregistered: 2 }));
  });
});
