import type { JudgedRecord } from '../../core/state/judged-record';
import { RECORD_STATES } from '../../core/state/record-state';
import type { Handle } from '../../core/handle/handle';
import { asMmsId } from '../../core/identifiers/mms-id';
import { filterResults, NO_FILTER, type ResultFilter, type ResultRow } from './result-filter';

function row(position: number, more: Partial<JudgedRecord> = {}): ResultRow {
  const handle = `11084/${String((position * 7919) % 100_003)}` as Handle;
  return {
    record: {
      position,
      mmsId: asMmsId(`99${String(1e9 + position)}`),
      title: `Título ${String((position * 31) % 1000)}`,
      format: 'dc',
      state: RECORD_STATES[position % RECORD_STATES.length] ?? 'ready',
      findings: position % 5 === 0 ? ['bare'] : [],
      handle,
      field: 'dc:identifier',
      handles: [{ handle, field: 'dc:identifier' }],
      routeId: 'main',
      collection: '',
      localNumbers: [],
      fingerprint: '',
      readAt: 0,
      problem: undefined,
      ...more,
    },
    verdict: position % 3 === 0 ? 'right' : undefined,
    outcome: 'not-checked',
  };
}

const NEVER = new AbortController().signal;

async function found(
  rows: readonly ResultRow[],
  filter: Partial<ResultFilter>,
  by: 'position' | 'title' | 'handle' | 'state' = 'position',
  descending = false,
): Promise<readonly number[]> {
  const indexes = await filterResults(
    rows.length,
    (index) => rows[index] ?? row(index),
    { ...NO_FILTER, ...filter },
    { by, descending },
    NEVER,
  );
  return [...indexes];
}

describe('filterResults', () => {
  it('lets all pass in set order without a filter', async () => {
    expect(await found([row(0), row(1), row(2)], {})).toEqual([0, 1, 2]);
    expect(await found([row(0), row(1), row(2)], {}, 'position', true)).toEqual([2, 1, 0]);
  });

  it('turns what a filter leaves, too', async () => {
    const rows = [row(0), row(3), row(6), row(7)];

    expect(await found(rows, { verdicts: new Set(['right']) }, 'position', true)).toEqual([
      2, 1, 0,
    ]);
  });

  it('shows none of what is not known of a record where it is filtered by that', async () => {
    const plain = { ...row(1), outcome: undefined };
    const rows = [plain, { ...plain, verdict: 'unregistered' as const, outcome: 'wait' as const }];
    const changed = [...rows, { ...row(2), change: 'new' as const }];

    expect(await found(rows, { verdicts: new Set(['unregistered']) })).toEqual([1]);
    expect(await found(rows, { outcomes: new Set(['wait', 'works']) })).toEqual([1]);
    expect(await found(changed, { changes: new Set(['new']) })).toEqual([2]);
    expect(await found(rows, { cluster: { by: 'format', key: 'dc' } })).toEqual([1]);
  });

  it('finds words in records without an id or a handle, and puts those last', async () => {
    const bare = row(1, { mmsId: undefined, handle: undefined, handles: [], title: 'Letters' });
    const rows = [bare, row(2), row(3)];

    expect(await found(rows, { text: 'LETT' })).toEqual([0]);
    expect((await found(rows, {}, 'handle')).at(-1)).toBe(0);
  });

  it('sorts by the state, in set order within it', async () => {
    const rows = [
      row(0, { state: 'ready' }),
      row(1, { state: 'none' }),
      row(2, { state: 'ready' }),
    ];

    expect(await found(rows, {}, 'state')).toEqual([1, 0, 2]);
    expect(await found(rows, {}, 'state', true)).toEqual([0, 2, 1]);
  });

  it('takes any within a kind and all kinds together', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => row(i));

    const indexes = await found(rows, {
      states: new Set(['unreadable', 'linked']),
      findings: new Set(['bare']),
    });

    expect(indexes.length).toBeGreaterThan(0);
    for (const index of indexes) {
      expect(['unreadable', 'linked']).toContain(rows[index]!.record.state);
      expect(rows[index]!.record.findings).toContain('bare');
    }
  });

  it('finds words in title, handle, MMS ID and numbers, whatever their case', async () => {
    const rows = [
      row(0, { title: 'The Letters of Ada' }),
      row(1, { title: 'Yearbook', localNumbers: ['vale:77'] }),
    ];

    expect(await found(rows, { text: 'LETTERS ada' })).toEqual([0]);
    expect(await found(rows, { text: 'vale:77' })).toEqual([1]);
    expect(await found(rows, { text: '991000000001' })).toEqual([1]);
    expect(await found(rows, { text: 'letters vale' })).toEqual([]);
  });

  it('sorts handles by their numbers, and keeps set order among equals', async () => {
    const handles = ['11084/10', '11084/9', '11084/10'] as Handle[];
    const rows = handles.map((handle, i) => row(i, { handle }));

    expect(await found(rows, {}, 'handle')).toEqual([1, 0, 2]);
    expect(await found(rows, {}, 'handle', true)).toEqual([0, 2, 1]);
  });

  it('sorts 100,000 rows as one sort would', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => row(i));

    const indexes = await found(rows, {}, 'handle');

    const number = (index: number): number => Number(rows[index]!.record.handle!.slice(6));
    expect(indexes.length).toBe(100_000);
    for (let i = 1; i < indexes.length; i++) {
      const [a, b] = [indexes[i - 1]!, indexes[i]!];
      const isInOrder = number(a) < number(b) || (number(a) === number(b) && a < b);
      if (!isInOrder) fail(`${a} stands before ${b}`);
    }
  });

  it('lets the page have its turn between slices', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => row(i));
    let turns = 0;
    const watch = setInterval(() => turns++, 1);

    await found(rows, { text: 'título' }, 'title');
    clearInterval(watch);

    expect(turns).toBeGreaterThan(3);
  });

  it('stops when another filter has come meanwhile', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => row(i));
    const stop = new AbortController();

    const work = filterResults(
      rows.length,
      (index) => rows[index]!,
      NO_FILTER,
      { by: 'title', descending: false },
      stop.signal,
    );
    stop.abort();

    await expectAsync(work).toBeRejectedWith(stop.signal.reason);
  });
});
