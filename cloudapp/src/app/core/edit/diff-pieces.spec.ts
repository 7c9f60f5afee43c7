import fc from 'fast-check';

import { diffPieces } from './diff-pieces';
import { applyEdits, type TextEdit } from './text-edit';

const WHOLE = 10_000;

function textOf(text: string, edits: readonly TextEdit[], ...kinds: readonly string[]): string {
  return diffPieces(text, edits, WHOLE)
    .filter(({ kind }) => kinds.includes(kind))
    .map((piece) => piece.text)
    .join('');
}

describe('a diff in pieces', () => {
  it('shows what goes and what comes between what stays', () => {
    expect(diffPieces('<a x="1">b</a>', [{ start: 2, end: 8, text: '' }], 2)).toEqual([
      { kind: 'same', text: '<a' },
      { kind: 'gone', text: ' x="1"' },
      { kind: 'same', text: '>b' },
      { kind: 'cut', text: '' },
    ]);
  });

  it('cuts what is far from every change', () => {
    const edits = [
      { start: 4, end: 5, text: 'X' },
      { start: 14, end: 14, text: 'Y' },
    ];

    expect(diffPieces('0123456789abcdefghi', edits, 2)).toEqual([
      { kind: 'cut', text: '' },
      { kind: 'same', text: '23' },
      { kind: 'gone', text: '4' },
      { kind: 'fresh', text: 'X' },
      { kind: 'same', text: '56' },
      { kind: 'cut', text: '' },
      { kind: 'same', text: 'cd' },
      { kind: 'fresh', text: 'Y' },
      { kind: 'same', text: 'ef' },
      { kind: 'cut', text: '' },
    ]);
  });

  it('shows changes in the order of the text, and nothing of a text without any', () => {
    const edits = [
      { start: 3, end: 3, text: 'Y' },
      { start: 1, end: 2, text: '' },
    ];

    expect(diffPieces('abcd', edits, 9).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same a',
      'gone b',
      'same c',
      'fresh Y',
      'same d',
    ]);
    expect(diffPieces('0123456789', [], 2)).toEqual([{ kind: 'cut', text: '' }]);
  });

  it('holds, uncut, the whole text before and the whole text after', () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 41, maxLength: 80 }),
        cuts,
        fc.string(),
        (text, at, put) => {
          const inOrder = [...at].sort((a, b) => a - b);
          const edits: TextEdit[] = [];
          for (let i = 0; i + 1 < inOrder.length; i += 2) {
            edits.push({ start: inOrder[i]!, end: inOrder[i + 1]!, text: put });
          }

          expect(textOf(text, edits, 'same', 'gone')).toBe(text);
          expect(textOf(text, edits, 'same', 'fresh')).toBe(applyEdits(text, edits));
        },
      ),
    );
  });
});
