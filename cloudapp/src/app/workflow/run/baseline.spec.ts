import { asMmsId } from '../../core/identifiers/mms-id';
import { VERDICTS, type Verdict } from '../../core/verdict/verdict';
import { makeBaseline, readBaseline } from './baseline';

const idOf = (i: number) => asMmsId(`99${String(1e15 + i)}`);
const membersOf = (verdicts: readonly (Verdict | undefined)[]) =>
  verdicts.map((verdict, i) => ({ mmsId: idOf(i), verdict }));

describe('the baseline', () => {
  it('counts every verdict, and those not asked', () => {
    const { counts } = makeBaseline(membersOf(['right', 'right', undefined, 'no-url']));

    expect(counts).toEqual({
      ...(Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>),
      right: 2,
      'no-url': 1,
      'not-asked': 1,
    });
  });

  it('is written in the order of the MMS IDs, equal ones together', () => {
    const members = membersOf([...VERDICTS, 'right', 'right', undefined, undefined, 'right']);

    expect(makeBaseline([...members].reverse()).encoded).toBe(makeBaseline(members).encoded);
    expect(makeBaseline(membersOf(['right', 'right', 'elsewhere', undefined])).encoded).toBe(
      '2re-',
    );
    expect(makeBaseline([]).encoded).toBe('');
  });

  it('is read back for the same members, in whatever order', () => {
    const verdicts = [...VERDICTS, ...VERDICTS, undefined, ...Array<Verdict>(12).fill('right')];
    const members = membersOf(verdicts);
    const ids = members.map(({ mmsId }) => mmsId);
    const known = members.flatMap(({ mmsId, verdict }) =>
      verdict === undefined ? [] : [[mmsId, verdict] as const],
    );

    expect(readBaseline(makeBaseline(members), [...ids].reverse())).toEqual(new Map(known));
    expect(readBaseline(makeBaseline(members), ids.slice(1))).toEqual(new Map());
    expect(readBaseline(makeBaseline([]), [])).toEqual(new Map());
  });

  it('keeps its numbers alone where the details find no room', () => {
    const mixed = (count: number) =>
      membersOf(Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 'right' : 'no-url')));

    expect(makeBaseline(mixed(10_000)).encoded.length).toBe(10_000);
    expect(makeBaseline(mixed(10_001)).encoded).toBe('');
    expect(makeBaseline(mixed(10_001)).counts.right).toBe(5001);
  });
});
