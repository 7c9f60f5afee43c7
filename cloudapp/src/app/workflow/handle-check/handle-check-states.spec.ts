import FakeTimers from '@sinonjs/fake-timers';

import type { Handle } from '../../core/handle/handle';
import { asMmsId } from '../../core/identifiers/mms-id';
import { VERDICTS, type Verdict } from '../../core/verdict/verdict';
import { HandleServerError, type HandleAnswer } from '../../resolver/handle-server';
import { HandleCheck, type HandleCheckOptions, type HandleQuestion } from './handle-check';

const NOW = Date.UTC(2026, 1, 2);
const MMS = asMmsId('991000000000016421');
const OTHER = asMmsId('991000000000026421');
const RIGHT = 'https://x.example/discovery/fulldisplay/alma991000000000016421/01X:V';

const many = (count: number): readonly HandleQuestion[] =>
  Array.from({ length: count }, (_, i) => ({
    key: String(i),
    mmsId: MMS,
    handle: `11084/${String(i)}` as Handle,
  }));

describe('a check of handles', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let asked: string[];
  let reply: (handle: Handle, authoritative: boolean) => HandleAnswer;

  beforeEach(() => {
    clock = FakeTimers.install({ now: NOW, loopLimit: 100_000 });
    asked = [];
    reply = () => ({ kind: 'registered', urls: [RIGHT] });
  });

  afterEach(() => clock.uninstall());

  function checkOf(options: Partial<HandleCheckOptions> = {}): HandleCheck {
    const ask = async (handle: Handle, authoritative: boolean): Promise<HandleAnswer> => {
      asked.push(`${handle}${authoritative ? ' auth' : ''}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      return reply(handle, authoritative);
    };
    const server = { ask, knowsPrefix: () => Promise.resolve(true) };
    return new HandleCheck(server, { sites: [], authoritative: false, ...options });
  }

  async function end(work: Promise<void>): Promise<void> {
    await clock.runAllAsync();
    await work;
  }

  it('shows nothing before it starts, and the same snapshot until something changes', () => {
    const check = checkOf();

    expect(check.snapshot).toEqual({
      phase: 'idle',
      progress: { done: 0, total: 0, perSecond: 0, leftMs: 0, elapsedMs: 0 },
      counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
        Verdict,
        number
      >,
      requests: 0,
      serverProblems: [],
      revision: 0,
    });
    expect(check.snapshot).toBe(check.snapshot);
    expect(check.verdictOf('0')).toBeUndefined();
  });

  it('tells all of a verdict, and files it with whoever wants to hear', async () => {
    const filed: string[] = [];
    const check = checkOf({ onVerdict: (key, verdict) => filed.push(`${key} ${verdict}`) });
    await end(check.start(many(2)));

    expect(check.verdictOf('0')).toEqual({
      verdict: 'right',
      targetUrl: RIGHT,
      targetMmsId: MMS,
      checkedAt: NOW + 10,
      authoritative: false,
      reason: undefined,
    });
    expect(filed).toEqual(['0 right', '1 right']);
    expect(check.snapshot.revision).toBe(2);
    expect(check.snapshot.progress).toEqual(jasmine.objectContaining({ done: 2, total: 2 }));
  });

  it('counts rows as they are counted elsewhere, though equal handles are asked once', async () => {
    const [one] = many(1);
    const check = checkOf();
    await end(check.start([one!, { ...one!, key: 'the same once more' }]));

    expect(asked.length).toBe(1);
    expect(check.snapshot.progress).toEqual(jasmine.objectContaining({ done: 2, total: 2 }));
  });

  it('tells why one could not be asked', async () => {
    reply = () => {
      throw new HandleServerError('no', 'bad-answer', 7);
    };
    const check = checkOf();
    await end(check.start(many(1)));

    expect(check.verdictOf('0')).toEqual({
      verdict: 'unchecked',
      targetUrl: '',
      targetMmsId: undefined,
      checkedAt: NOW + 10,
      authoritative: false,
      reason: 'bad-answer',
    });
    expect(asked).toEqual(['11084/0']);
  });

  it('keeps the first word for the one that it was good for, when the second could not be had', async () => {
    reply = (_, authoritative) => {
      if (authoritative) throw new HandleServerError('no', 'timeout', 0);
      return { kind: 'registered', urls: [RIGHT] };
    };
    const check = checkOf();
    const [question] = many(1);
    await end(check.start([question!, { ...question!, key: 'b', mmsId: OTHER }]));

    expect(check.verdictOf('0')?.verdict).toBe('right');
    expect(check.verdictOf('b')).toEqual(
      jasmine.objectContaining({ verdict: 'unchecked', reason: 'timeout', authoritative: true }),
    );
  });

  it('goes by the sites that count as right', async () => {
    const check = checkOf({ sites: [{ domain: 'other.example', view: '' }] });
    await end(check.start(many(1)));

    expect(check.verdictOf('0')?.verdict).toBe('wrong-site');
  });

  it('has 24 on their way at once, or as many as are wished for', async () => {
    const check = checkOf();
    const work = check.start(many(30));
    await clock.tickAsync(5);
    expect(asked.length).toBe(24);
    await end(work);

    asked = [];
    const slow = checkOf({ atOnce: 2 });
    const more = slow.start(many(5));
    await clock.tickAsync(5);
    expect(asked.length).toBe(2);
    await end(more);
    expect(slow.snapshot.counts.right).toBe(5);
  });

  it('asks nothing while it is paused, and takes that for no time', async () => {
    const check = checkOf({ atOnce: 1 });
    check.pause();
    check.resume();
    expect(check.snapshot.phase).toBe('idle');
    const work = check.start(many(3));
    await clock.tickAsync(5);
    expect(check.snapshot.phase).toBe('running');
    check.pause();
    expect(check.snapshot.phase).toBe('paused');
    await clock.tickAsync(1000);
    expect(check.snapshot.progress).toEqual(jasmine.objectContaining({ done: 1, elapsedMs: 5 }));
    check.pause();
    // A second start while it is paused begins nothing.
    await check.start(many(9));
    expect(check.snapshot.progress.total).toBe(3);
    check.resume();
    expect(check.snapshot.phase).toBe('running');
    check.resume();
    await end(work);

    expect(check.snapshot.phase).toBe('done');
    expect(check.snapshot.progress).toEqual(jasmine.objectContaining({ done: 3, total: 3 }));
  });

  it('may be cancelled before it starts, and while it is paused', async () => {
    const check = checkOf({ atOnce: 1 });
    check.cancel();
    const work = check.start(many(3));
    await clock.tickAsync(5);
    check.pause();
    await clock.tickAsync(100);
    check.cancel();
    await end(work);

    expect(check.snapshot.phase).toBe('cancelled');
    expect(check.snapshot.counts.right).toBe(1);
    expect(asked.length).toBe(1);
  });

  it('ends with a fault of the app, which is thrown', async () => {
    const fault = new Error('a fault');
    reply = () => {
      throw fault;
    };
    const check = checkOf({ atOnce: 2 });
    const work = check.start(many(5));
    work.catch(() => undefined);
    await clock.runAllAsync();

    await expectAsync(work).toBeRejectedWith(fault);
    expect(check.snapshot.phase).toBe('cancelled');
    expect(check.snapshot.counts.unchecked).toBe(0);
  });

  it('asks again for those that it knows, with the handles’ own server or without', async () => {
    const check = checkOf();
    await end(check.start(many(2)));
    asked = [];

    await end(check.askAgain(['1', 'unknown'], false));
    expect(asked).toEqual(['11084/1']);
    await end(check.askAgain(['0']));

    expect(asked).toEqual(['11084/1', '11084/0 auth']);
    expect(check.snapshot.counts.right).toBe(2);
    expect(check.verdictOf('0')?.authoritative).toBeTrue();
  });

  it('forgets the trouble of the time before when it is started anew', async () => {
    reply = () => {
      throw new HandleServerError('CSP', 'refused-address', 0);
    };
    const check = checkOf();
    await end(check.start(many(1)));
    expect(check.snapshot.serverProblems.length).toBe(1);
    reply = () => ({ kind: 'registered', urls: [RIGHT] });

    await end(check.askAgain(['0']));

    expect(check.snapshot.serverProblems).toEqual([]);
    expect(check.snapshot.counts).toEqual(jasmine.objectContaining({ right: 1, unchecked: 0 }));
  });

  it('tells those who listen, until they stop', async () => {
    const check = checkOf();
    let told = 0;
    const stopListening = check.subscribe(() => told++);
    await end(check.start(many(1)));
    expect(told).toBeGreaterThanOrEqual(3);
    stopListening();
    const before = told;
    await end(check.askAgain(['0']));

    expect(told).toBe(before);
  });
});
