import { HeldTime } from '../../../testing/held-time';
import { browserRunLock } from './browser-run-lock';

/** Channels by one name, as a browser connects them; answers arrive at once. */
class Channels {
  private readonly open: FakeChannel[] = [];

  readonly join = (): BroadcastChannel => {
    const channel = new FakeChannel(this.open);
    this.open.push(channel);
    return channel as unknown as BroadcastChannel;
  };
}

class FakeChannel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;

  constructor(private readonly all: FakeChannel[]) {}

  postMessage(data: unknown): void {
    for (const other of this.all.filter((one) => one !== this)) {
      other.onmessage?.(new MessageEvent('message', { data }));
    }
  }

  close(): void {
    this.all.splice(this.all.indexOf(this), 1);
  }
}

/** The browser's own locks, of which there is one for all. */
function locks(answer: 'given' | 'taken' | 'refused'): LockManager {
  const request = async (
    _name: string,
    _options: LockOptions,
    use: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    if (answer === 'refused') throw new DOMException('not in this frame', 'SecurityError');
    return use(answer === 'taken' ? null : { name: 'x', mode: 'exclusive' });
  };
  return { request } as unknown as LockManager;
}

describe('the lock among panels', () => {
  let time: HeldTime;

  beforeEach(() => {
    time = new HeldTime();
  });

  afterEach(() => time.letGo());

  async function acquire(lock: ReturnType<typeof browserRunLock>): Promise<unknown> {
    let given: unknown = 'waiting';
    void lock.acquire().then((release) => (given = release));
    await time.pass(1000);
    return given;
  }

  it('is the browser’s own where it has one', async () => {
    const release = await acquire(browserRunLock(locks('given')));
    expect(release).toEqual(jasmine.any(Function));
    (release as () => void)();
    expect(await acquire(browserRunLock(locks('taken')))).toBeUndefined();
  });

  for (const [how, manager] of [
    ['has none', undefined],
    ['refuses them to the frame', locks('refused')],
  ] as const) {
    it(`is asked for among the panels where the browser ${how}`, async () => {
      const { join } = new Channels();
      const first = await acquire(browserRunLock(manager, join));
      expect(first).toEqual(jasmine.any(Function));
      expect(await acquire(browserRunLock(manager, join))).toBeUndefined();

      (first as () => void)();
      expect(await acquire(browserRunLock(manager, join))).toEqual(jasmine.any(Function));
    });
  }

  for (const [which, ...tokens] of [
    ['the first', '1-1-1-1-1', '2-2-2-2-2'],
    ['the second', '2-2-2-2-2', '1-1-1-1-1'],
  ] as const) {
    it(`goes to ${which} of two that ask at the same moment where its token is the lesser`, async () => {
      const { join } = new Channels();
      spyOn(crypto, 'randomUUID').and.returnValues(...tokens);
      const given = new Map<string, unknown>();
      for (const name of ['the first', 'the second']) {
        void browserRunLock(undefined, join)
          .acquire()
          .then((release) => given.set(name, release));
      }
      await time.pass(1000);

      expect(given.size).toBe(2);
      expect([...given].filter(([, release]) => release !== undefined)).toEqual([
        [which, jasmine.any(Function)],
      ]);
    });
  }

  it('does not listen to what others say on the channel', async () => {
    const { join } = new Channels();
    const stranger = join();
    let given: unknown = 'waiting';
    void browserRunLock(undefined, join)
      .acquire()
      .then((release) => (given = release));
    await Promise.resolve();
    for (const words of ['I drive', null, { says: 'I drive' }, { says: 1, token: 2 }]) {
      stranger.postMessage(words);
    }
    await time.pass(1000);

    expect(given).toEqual(jasmine.any(Function));
  });

  it('is alone where there is no channel either', async () => {
    const none = (): BroadcastChannel => {
      throw new DOMException('no channel', 'SecurityError');
    };
    const release = await acquire(browserRunLock(undefined, none));
    expect(release).toEqual(jasmine.any(Function));
    expect((release as () => unknown)()).toBeUndefined();
  });
});
