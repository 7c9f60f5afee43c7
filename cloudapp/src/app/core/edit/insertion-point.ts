import type { NamespacedElement } from '../xml/namespaced';

/** Where a new element goes, and the white space that keeps the record's own lay-out. */
export interface InsertionPoint {
  readonly offset: number;
  /** Goes before the new element. */
  readonly before: string;
  /** Goes behind the new element. */
  readonly after: string;
}

/** Behind a sibling: on a line of its own where that one has a line of its own. */
export function behind(xml: string, sibling: NamespacedElement): InsertionPoint {
  return { offset: sibling.end, before: indentOf(xml, sibling), after: '' };
}

/** In front of a sibling. */
export function inFrontOf(xml: string, sibling: NamespacedElement): InsertionPoint {
  return { offset: sibling.start, before: '', after: indentOf(xml, sibling) };
}

/** The white space from the end of the tag or comment before, byte for byte, where it holds a line's end. */
function indentOf(xml: string, { start }: NamespacedElement): string {
  let from = start;
  while (from > 0 && ' \t\r\n'.includes(xml.charAt(from - 1))) from--;
  const gap = xml.slice(from, start);
  return xml.charAt(from - 1) === '>' && /[\r\n]/.test(gap) ? gap : '';
}
