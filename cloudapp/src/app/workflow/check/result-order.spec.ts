import { handleOf } from '../../core/handle/handle-parts';
import { asMmsId } from '../../core/identifiers/mms-id';
import { aBib, aConfiguration, judged } from '../../core/testing/a-bib';
import type { JudgedRecord } from '../../core/state/judged-record';
import {
  filterResults,
  isFiltering,
  NO_FILTER,
  type ResultFilter,
  type ResultRow,
  type SortBy,
} from './result-filter';

const PLAIN = judged(aBib(), aConfiguration());

function row(change: Partial<JudgedRecord> = {}, more: Partial<ResultRow> = {}): ResultRow {
  return {
    record: { ...PLAIN, title: '', localNumbers: [], handles: [], handle: undefined, ...change },
    verdict: undefined,
    outcome: undefined,
    ...more,
  };
}

async function found(
  rows: readonly ResultRow[],
  filter: Partial<ResultFilter>,
  by: SortBy = 'position',
  descending = false,
): Promise<readonly number[]> {
  return [
    ...(await filterResults(
      rows.length,
      (index) => rows[index]!,
      { ...NO_FILTER, ...filter },
      { by, descending },
      new AbortController().signal,
    )),
  ];
}

describe('the rows that pass a filter', () => {
  const CHOSEN: readonly (readonly [
    what: string,
    filter: Partial<ResultFilter>,
    row: ResultRow,
  ])[] = [
    ['a state', { states: new Set(['none']) }, row({ state: 'none' })],
    ['a finding', { findings: new Set(['https']) }, row({ findings: ['bare', 'https'] })],
    ['a verdict', { verdicts: new Set(['right']) }, row({}, { verdict: 'right' })],
    ['an outcome', { outcomes: new Set(['works']) }, row({}, { outcome: 'works' })],
    ['a change', { changes: new Set(['fixed']) }, row({}, { change: 'fixed' })],
    ['a word of the title', { text: ' Äbc ' }, row({ title: 'x äbcd' })],
    ['an MMS ID', { text: '9988' }, row({ mmsId: asMmsId('99880000000000001') })],
    ['the handle', { text: '777/a' }, row({ handle: handleOf('777', 'A') })],
    [
      'any of its handles',
      { text: '777/b' },
      row({ handles: [{ handle: handleOf('777', 'B')!, field: '' }] }),
    ],
    ['a local number', { text: 'college:9' }, row({ localNumbers: ['x', 'College:9'] })],
  ];
  for (const [what, filter, one] of CHOSEN) {
    it(`are those with ${what}, and no others`, async () => {
      const other = row(
        { state: 'ready', findings: ['bare'] },
        {
          verdict: 'elsewhere',
          outcome: 'wait',
          change: 'newly-broken',
        },
      );

      expect(isFiltering({ ...NO_FILTER, ...filter })).toBeTrue();
      expect(await found([row(), one, other, one], filter)).toEqual([1, 3]);
      expect(await found([row(), one, other, one], filter, 'position', true)).toEqual([3, 1]);
    });
  }

  it('have all the words, each anywhere', async () => {
    const rows = [
      row({ title: 'a b' }),
      row({ title: 'a', localNumbers: ['b'] }),
      row({ title: 'a' }),
    ];

    expect(await found(rows, { text: 'b\t a' })).toEqual([0, 1]);
    // What ends one field and begins the next is no word.
    expect(await found([row({ title: 'a', localNumbers: ['b'] })], { text: 'ab' })).toEqual([]);
  });

  it('are all where nothing is chosen', async () => {
    expect(isFiltering(NO_FILTER)).toBeFalse();
    expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBeFalse();
    expect(await found([row(), row()], { text: '  ' })).toEqual([0, 1]);
    expect(await found([], {})).toEqual([]);
  });

  it('are those of one cluster', async () => {
    const [bad, good] = [row({}, { verdict: 'unregistered' }), row({}, { verdict: 'right' })];
    const other = row({ format: 'mods' }, { verdict: 'unregistered' });
    const cluster = { by: 'format', key: PLAIN.format } as const;

    expect(await found([good, bad, other], { cluster })).toEqual([1]);
    expect(isFiltering({ ...NO_FILTER, cluster })).toBeTrue();
  });
});

describe('the order of the rows', () => {
  it('is that of titles without marks and case, numbers by their size', async () => {
    const rows = ['b 10', 'B 9', 'é', 'Eb', 'a'].map((title) => row({ title }));

    expect(await found(rows, {}, 'title')).toEqual([4, 1, 0, 2, 3]);
    expect(await found(rows, {}, 'title', true)).toEqual([3, 2, 0, 1, 4]);
  });

  it('is that of handles, those without at the end', async () => {
    const rows = [
      row(),
      row({ handle: handleOf('777', '10') }),
      row({ handle: handleOf('777', '9') }),
    ];

    expect(await found(rows, {}, 'handle')).toEqual([2, 1, 0]);
  });

  it('is that of states by name, and of the set among equals, either way', async () => {
    const rows = (['ready', 'none', 'ready', 'none'] as const).map((state) => row({ state }));

    expect(await found(rows, {}, 'state')).toEqual([1, 3, 0, 2]);
    expect(await found(rows, {}, 'state', true)).toEqual([0, 2, 1, 3]);
  });

  for (const count of [511, 512, 513, 1024, 1537, 3000]) {
    it(`is that of one sort for ${String(count)} rows`, async () => {
      const numbers = Array.from({ length: count }, (_, i) => (i * 7919) % 1009);
      const rows = numbers.map((number) =>
        row({ title: String(number), state: number % 3 === 0 ? 'none' : 'ready' }),
      );
      const expected = [...numbers.keys()].sort((a, b) => numbers[a]! - numbers[b]! || a - b);

      expect((await found(rows, {}, 'title')).join(' ')).toBe(expected.join(' '));
      expect((await found(rows, { states: new Set(['none']) }, 'title')).join(' ')).toBe(
        expected.filter((i) => numbers[i]! % 3 === 0).join(' '),
      );
    });
  }
});
