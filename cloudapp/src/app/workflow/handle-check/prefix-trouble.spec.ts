import type { Handle } from '../../core/handle/handle';
import type { UncheckedReason } from '../../core/verdict/verdict';
import { PrefixTrouble } from './prefix-trouble';

const handle = (text: string): Handle => text as Handle;
const failure = (reason: UncheckedReason = 'network', responseCode = 0) =>
  ({ kind: 'failed', reason, responseCode }) as const;

describe('PrefixTrouble', () => {
  let trouble: PrefixTrouble;
  let waits: number[];

  beforeEach(() => {
    trouble = new PrefixTrouble();
    waits = [];
  });

  const fail = (count: number, what = failure(), prefix = '11084'): void => {
    for (let i = 0; i < count; i++) trouble.failed(handle(`${prefix}/${String(i)}`), what);
  };
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return waits.length > 20 ? Promise.reject(new Error('Waits for ever.')) : Promise.resolve();
  };
  const ask = (text: string) => trouble.holdBack(handle(text), wait);

  it('holds nothing back before thirty have failed alike', async () => {
    expect(await ask('11084/x')).toBeUndefined();
    fail(29);

    expect(await ask('11084/x')).toBeUndefined();
    expect(waits).toEqual([]);
    expect(trouble.problems).toEqual([]);
  });

  it('names the prefix once thirty have failed alike, whatever its case', async () => {
    fail(15, failure('server-error', 301), '20.a');
    fail(15, failure('server-error', 301), '20.A');

    expect(trouble.problems).toEqual([
      { prefix: '20.a', reason: 'server-error', responseCode: 301 },
    ]);
    expect(await ask('11084/x')).toBeUndefined();
    expect(waits).toEqual([]);
  });

  for (const [what, other] of [
    ['for another reason', failure('timeout')],
    ['with another code', failure('network', 3)],
  ] as const) {
    it(`begins to count anew when one fails ${what}`, () => {
      fail(29);
      fail(1, other);
      fail(29);
      expect(trouble.problems).toEqual([]);
      fail(1);

      expect(trouble.problems.length).toBe(1);
    });
  }

  for (const reason of ['invalid-handle', 'alias-loop', 'bad-answer'] as const) {
    it(`does not count ${reason}, which concerns one handle alone`, () => {
      fail(100, failure(reason));
      expect(trouble.problems).toEqual([]);
      fail(29);
      fail(1, failure(reason));
      expect(trouble.problems).toEqual([]);
      fail(1);

      expect(trouble.problems.length).toBe(1);
    });
  }

  it('forgets all of it when one is answered', async () => {
    fail(40, failure(), '20.a');
    trouble.answered(handle('20.A/1'));

    expect(trouble.problems).toEqual([]);
    expect(await ask('20.a/1')).toBeUndefined();
    expect(waits).toEqual([]);
  });

  it('gives up at once where the frame may not call the address', async () => {
    fail(1, failure('refused-address'));

    expect(await ask('11084/x')).toEqual(failure('refused-address'));
    expect(trouble.problems.map(({ reason }) => reason)).toEqual(['refused-address']);
    expect(waits).toEqual([]);
  });

  it('has one handle try after a while, twice, and then leaves the rest', async () => {
    fail(30);
    expect(await ask('11084/a')).toBeUndefined();
    expect(waits).toEqual([15_000]);
    trouble.failed(handle('11084/a'), failure());
    expect(await ask('11084/b')).toBeUndefined();
    expect(waits).toEqual([15_000, 60_000]);
    trouble.failed(handle('11084/b'), failure());

    expect(await ask('11084/c')).toEqual(failure());
    expect(await ask('11084/d')).toEqual(failure());
    expect(waits).toEqual([15_000, 60_000]);
  });

  it('waits no shorter the second time because another reason came between', async () => {
    fail(30);
    await ask('11084/a');
    trouble.failed(handle('11084/a'), failure('timeout'));
    fail(29, failure('timeout'));
    await ask('11084/b');

    expect(waits).toEqual([15_000, 60_000]);
  });

  it('has the others wait in steps for the one that tries', async () => {
    fail(30);
    await ask('11084/a');
    let steps = 0;
    const other = trouble.holdBack(handle('11084/b'), (ms) => {
      expect(ms).toBe(500);
      steps++;
      if (steps === 3) trouble.answered(handle('11084/a'));
      return wait(ms);
    });

    expect(await other).toBeUndefined();
    expect(steps).toBe(3);
  });

  it('has the next one try when the trial said nothing of the server', async () => {
    fail(30);
    await ask('11084/a');
    // Somebody else’s fault ends no trial.
    trouble.failed(handle('11084/z'), failure('alias-loop'));
    trouble.failed(handle('11084/z'), failure());
    let steps = 0;
    const other = trouble.holdBack(handle('11084/b'), (ms) => {
      steps++;
      if (steps === 2) trouble.failed(handle('11084/a'), failure('alias-loop'));
      return wait(ms);
    });

    expect(await other).toBeUndefined();
    expect(waits).toEqual([15_000, 500, 500, 60_000]);
  });
});
