/** Replaces what stands from `start` to `end` of a text; offsets refer to the text as read. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two edits of one plan touch the same place: the plan is wrong, nothing may be written. */
export class OverlappingEditsError extends Error {
  override name = 'OverlappingEditsError';

  constructor(edit: TextEdit) {
    super(`Edits overlap at ${String(edit.start)}–${String(edit.end)}: nothing was changed.`);
  }
}

/**
 * The text with the edits made; every other character stays as it is.
 * @throws OverlappingEditsError when two of them touch the same place, or one lies outside
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  let untouchedUpTo = text.length;
  let insertedAt: number | undefined;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    const isInsertion = edit.start === edit.end;
    // NOTE Two insertions at one place have no order of their own: that is an overlap, too.
    const isTwofold = isInsertion && edit.start === insertedAt;
    if (!(edit.start >= 0) || edit.end < edit.start || edit.end > untouchedUpTo || isTwofold) {
      throw new OverlappingEditsError(edit);
    }
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    untouchedUpTo = edit.start;
    if (isInsertion) insertedAt = edit.start;
  }
  return result;
}
