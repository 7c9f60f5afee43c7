import fc from 'fast-check';

import { applyEdits, OverlappingEditsError } from './text-edit';

describe('applyEdits', () => {
  for (const [what, edits] of [
    [
      'overlap',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    [
      'insert twice at one place',
      [
        { start: 1, end: 1, text: 'x' },
        { start: 1, end: 1, text: 'y' },
      ],
    ],
    [
      'cut the same twice',
      [
        { start: 1, end: 2, text: '' },
        { start: 1, end: 2, text: '' },
      ],
    ],
    [
      'insert where something is cut',
      [
        { start: 0, end: 3, text: '' },
        { start: 1, end: 1, text: 'x' },
      ],
    ],
    ['lie behind the end', [{ start: 3, end: 4, text: '' }]],
    ['lie before the beginning', [{ start: -1, end: 1, text: '' }]],
    ['end before they begin', [{ start: 2, end: 1, text: '' }]],
    ['lie nowhere', [{ start: NaN, end: NaN, text: '' }]],
  ] as const) {
    it(`refuses edits that ${what}`, () =>
      expect(() => applyEdits('abc', edits)).toThrowError(OverlappingEditsError));
  }

  it('says where they overlap', () => {
    const twice = [
      { start: 1, end: 1, text: 'x' },
      { start: 1, end: 1, text: 'y' },
    ];

    expect(() => applyEdits('abc', twice)).toThrowMatching(
      ({ name, message }: Error) =>
        name === 'OverlappingEditsError' &&
        message === 'Edits overlap at 1–1: nothing was changed.',
    );
  });

  it('takes edits that touch', () => {
    expect(
      applyEdits('abc', [
        { start: 0, end: 1, text: 'x' },
        { start: 1, end: 2, text: 'y' },
      ]),
    ).toBe('xyc');
    expect(
      applyEdits('abc', [
        { start: 1, end: 1, text: 'x' },
        { start: 1, end: 2, text: 'y' },
      ]),
    ).toBe('axyc');
    expect(
      applyEdits('abc', [
        { start: 1, end: 2, text: 'y' },
        { start: 2, end: 2, text: 'x' },
      ]),
    ).toBe('ayxc');
    expect(applyEdits('abc', [])).toBe('abc');
  });

  it('gives the same text whatever the order of the edits', () => {
    const pieces = fc.array(
      fc.record({ kept: fc.string({ minLength: 1 }), cut: fc.string(), text: fc.string() }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, fc.infiniteStream(fc.nat(5)), (list, dice) => {
        let at = 0;
        const edits = list.map(({ kept, cut, text }) => {
          const start = at + kept.length;
          at = start + cut.length;
          return { start, end: at, text };
        });
        const before = list.map(({ kept, cut }) => kept + cut).join('');
        const after = list.map(({ kept, text }) => kept + text).join('');
        const keys = new Map(edits.map((edit) => [edit, dice.next().value]));
        const mixed = [...edits].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(applyEdits(before, edits)).toBe(after);
        expect(applyEdits(before, mixed)).toBe(after);
      }),
    );
  });
});
