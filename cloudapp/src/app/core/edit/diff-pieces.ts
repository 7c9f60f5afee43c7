import type { TextEdit } from './text-edit';

/** A piece of a text before and after edits. `cut`: what was left out between two changes, or at an end. */
export interface DiffPiece {
  readonly kind: 'same' | 'gone' | 'fresh' | 'cut';
  /** Empty for `cut`. */
  readonly text: string;
}

/**
 * What edits do to a text, for reading: every character that goes or comes, and up to `around` characters
 * beside each change.
 */
export function diffPieces(
  text: string,
  edits: readonly TextEdit[],
  around: number,
): readonly DiffPiece[] {
  const pieces: DiffPiece[] = [];
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const edit of inOrder) {
    pieces.push(...between(text, at, edit.start, around, { atStart: at === 0, atEnd: false }));
    if (edit.end > edit.start)
      pieces.push({ kind: 'gone', text: text.slice(edit.start, edit.end) });
    if (edit.text !== '') pieces.push({ kind: 'fresh', text: edit.text });
    at = edit.end;
  }
  const ends = { atStart: inOrder.length === 0, atEnd: true };
  pieces.push(...between(text, at, text.length, around, ends));
  return pieces;
}

/** Unchanged text from `start` to `end`, cut where no change is near. */
function between(
  text: string,
  start: number,
  end: number,
  around: number,
  { atStart, atEnd }: { readonly atStart: boolean; readonly atEnd: boolean },
): readonly DiffPiece[] {
  const headEnd = atStart ? start : Math.min(end, start + around);
  const tailStart = atEnd ? end : Math.max(start, end - around);
  if (headEnd >= tailStart) return same(text.slice(start, end));
  return [
    ...same(text.slice(start, headEnd)),
    { kind: 'cut', text: '' },
    ...same(text.slice(tailStart, end)),
  ];
}

function same(text: string): readonly DiffPiece[] {
  return text === '' ? [] : [{ kind: 'same', text }];
}
