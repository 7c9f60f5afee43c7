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
export function behind(parent: NamespacedElement, sibling: NamespacedElement): InsertionPoint {
  return { offset: sibling.end, before: indentOf(parent, sibling), after: '' };
}

/** In front of a sibling. */
export function inFrontOf(parent: NamespacedElement, sibling: NamespacedElement): InsertionPoint {
  return { offset: sibling.start, before: '', after: indentOf(parent, sibling) };
}

/** The white space between an element and what stands before it, where nothing else does. */
function indentOf(parent: NamespacedElement, sibling: NamespacedElement): string {
  const gap = parent.texts[parent.children.indexOf(sibling)] ?? '';
  return gap.trim() === '' && gap.includes('\n') ? gap : '';
}
