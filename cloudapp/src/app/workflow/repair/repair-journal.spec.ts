import { asMmsId } from '../../core/identifiers/mms-id';
import { aRepair, aRepairRow } from '../testing/a-repair';
import { journalOf, readRepairJournal, reviewOf, stillAsReviewed } from './repair-journal';

const idOf = (i: number) => asMmsId(`99${String(1e15 + i)}`);

describe('the journal of a repair run', () => {
  it('lists what is open, that under way first, and counts what is settled', () => {
    const rows = (
      ['done', 'waiting', 'done-respelled', 'refused', 'already-there', 'writing'] as const
    ).map((result, i) => aRepairRow(result, aRepair({ mmsId: idOf(i) })));
    const review = reviewOf(aRepair());

    expect(journalOf(rows, 7)).toEqual({
      version: 1,
      startedAt: 7,
      settled: 3,
      unlisted: 0,
      open: [5, 1, 3].map((i) => ({ mmsId: idOf(i), review })),
    });
  });

  it('is none where nothing is open', () => {
    expect(journalOf([], 7)).toBeUndefined();
    expect(journalOf([aRepairRow('done')], 7)).toBeUndefined();
  });

  it('keeps nothing open of a record that was left alone because somebody changed it', () => {
    expect(journalOf([aRepairRow('done'), aRepairRow('changed')], 7)).toBeUndefined();
  });

  it('lists as many as find room, and counts the others', () => {
    const rows = Array.from({ length: 500 }, (_, i) =>
      aRepairRow('waiting', aRepair({ mmsId: idOf(i) })),
    );
    const journal = journalOf(rows, 7)!;
    const listed = journal.open.map((entry) => `${JSON.stringify(entry)},`).join('').length;

    expect(journal.open.length + journal.unlisted).toBe(500);
    expect(listed).toBeLessThanOrEqual(18_000);
    expect(listed + listed / journal.open.length).toBeGreaterThan(18_000);
  });

  const WHOLE = {
    version: 1,
    startedAt: 7,
    settled: 1,
    unlisted: 2,
    open: [{ mmsId: '991000000000000001', review: 'a>b' }],
  };

  it('is read back without what is not its own', () => {
    expect(readRepairJournal({ ...WHOLE, more: 1 }) as object).toEqual(WHOLE);
    expect(readRepairJournal({ ...WHOLE, open: [] }) as object).toEqual({ ...WHOLE, open: [] });
  });

  for (const stored of [
    undefined,
    null,
    'text',
    {},
    { ...WHOLE, version: 2 },
    { ...WHOLE, open: {} },
    { ...WHOLE, startedAt: '7' },
    { ...WHOLE, settled: null },
    { ...WHOLE, unlisted: undefined },
    { ...WHOLE, open: [...WHOLE.open, null] },
    { ...WHOLE, open: ['991000000000000001'] },
    { ...WHOLE, open: [{ mmsId: '991000000000000001' }] },
    { ...WHOLE, open: [{ review: 'a>b' }] },
    { ...WHOLE, open: [{ mmsId: 'x', review: 'a>b' }] },
    { ...WHOLE, open: [{ mmsId: 991000000000000001, review: 'a>b' }] },
    { ...WHOLE, open: [{ mmsId: '991000000000000001', review: 5 }] },
  ]) {
    it(`is none that reads ${JSON.stringify(stored)}`, () => {
      expect(readRepairJournal(stored)).toBeUndefined();
    });
  }

  it('knows a change again by the text before and after, and by nothing less', () => {
    const repair = aRepair();
    const journal = journalOf([aRepairRow('waiting', repair)], 7)!;
    const others = [
      aRepair({ mmsId: idOf(7) }),
      aRepair({ xml: '<r>x</r>' }),
      aRepair({ after: '<r>x</r>' }),
    ];

    expect(stillAsReviewed([aRepair({ title: 'Another' }), ...others], journal)).toEqual([
      aRepair({ title: 'Another' }),
    ]);
    expect(new Set([repair, ...others.slice(1)].map(reviewOf)).size).toBe(3);
    expect(reviewOf(repair)).toBe(reviewOf(aRepair()));
  });
});
