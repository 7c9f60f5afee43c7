import { attributeOf, type NamespacedElement } from '../xml/namespaced';
import { attributeFields, descendants, type RecordField, type RecordFields } from './record-fields';

// MODS: a handle stands in an `identifier type="hdl"` of the record itself. One inside a
// `relatedItem` names another resource.

/** The `mods` element: the root, or the first in a wrapping `<record>`. */
export function modsElementOf(root: NamespacedElement): NamespacedElement {
  if (root.local === 'mods') return root;
  return root.children.find(({ local }) => local === 'mods') ?? root;
}

export function readMods(root: NamespacedElement): RecordFields {
  const mods = modsElementOf(root);
  const own = new Set(mods.children);
  const fields: RecordField[] = [];
  const localNumbers: string[] = [];
  for (const element of descendants(mods)) {
    const type = attributeOf(element, '', 'type') ?? '';
    const isOwnIdentifier = element.local === 'identifier' && own.has(element);
    fields.push({
      kind: isOwnIdentifier && type === 'hdl' ? 'home' : 'elsewhere',
      name: element.local === 'identifier' ? `identifier (${type || '–'})` : element.local,
      text: element.text,
      xsiType: undefined,
      identifies: isOwnIdentifier,
      element,
    });
    fields.push(...attributeFields(element));
    if (isOwnIdentifier && type !== 'hdl') localNumbers.push(element.text);
  }
  return {
    fields,
    titles: mods.children.filter(({ local }) => local === 'titleInfo').flatMap(titlesIn),
    collection: collectionOf(mods),
    localNumbers,
  };
}

function titlesIn(titleInfo: NamespacedElement): readonly string[] {
  return titleInfo.children.filter(({ local }) => local === 'title').map(({ text }) => text);
}

function collectionOf(mods: NamespacedElement): string {
  const host = mods.children.find(
    (child) =>
      child.local === 'relatedItem' &&
      ['host', 'isPartOf'].includes(attributeOf(child, '', 'type') ?? ''),
  );
  const titles = host?.children.filter(({ local }) => local === 'titleInfo').flatMap(titlesIn);
  return titles?.[0]?.trim() ?? '';
}
