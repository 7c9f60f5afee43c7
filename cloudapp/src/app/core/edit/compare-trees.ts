import { isDeclaration, parseNamespaced, type NamespacedElement } from '../xml/namespaced';

/** Where two records first differ in more than spelling. */
export interface TreeDifference {
  /** e.g. `record/dc:identifier[2]` */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** `spelling`: other white space between elements, quotes, entities or order of attributes. */
export type TreeComparison = 'equal' | 'spelling' | TreeDifference;

/**
 * Compares two records as trees: names with their prefixes, namespaces, attributes, texts.
 * @throws BrokenXmlError when one of them does not parse
 */
export function compareTrees(expected: string, found: string): TreeComparison {
  if (expected === found) return 'equal';
  return compare(parseNamespaced(expected), parseNamespaced(found), '') ?? 'spelling';
}

function compare(
  a: NamespacedElement,
  b: NamespacedElement,
  parent: string,
): TreeDifference | undefined {
  const path = parent === '' ? a.name : `${parent}/${a.name}`;
  if (a.name !== b.name) return { path, expected: a.name, found: b.name };
  if (a.namespace !== b.namespace) return { path, expected: a.namespace, found: b.namespace };
  const [mine, theirs] = [attributesOf(a), attributesOf(b)];
  if (mine !== theirs) return { path, expected: mine, found: theirs };
  if (a.children.length !== b.children.length) {
    const names = ({ children }: NamespacedElement): string =>
      children.map(({ name }) => name).join(' ');
    return { path, expected: names(a), found: names(b) };
  }
  const isMixed = [...a.texts, ...b.texts].some((text) => text.trim() !== '');
  const hasText = a.children.length === 0 || isMixed;
  const differing = hasText ? a.texts.findIndex((text, i) => text !== b.texts[i]) : -1;
  if (differing >= 0) {
    return { path, expected: a.texts[differing] ?? '', found: b.texts[differing] ?? '' };
  }
  for (const [i, child] of a.children.entries()) {
    const other = b.children[i];
    const difference =
      other === undefined ? undefined : compare(child, other, `${path}[${String(i + 1)}]`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Sorted: the order of attributes means nothing. Declarations show in the namespaces. */
function attributesOf({ attributes }: NamespacedElement): string {
  return attributes
    .filter((attribute) => !isDeclaration(attribute))
    .map(({ name, namespace, value }) => `${name}{${namespace}}=${JSON.stringify(value)}`)
    .sort()
    .join(' ');
}
