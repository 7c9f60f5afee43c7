import { attributeOf, DC, DCTERMS, XSI, type NamespacedElement } from '../xml/namespaced';
import { attributeFields, descendants, type RecordField, type RecordFields } from './record-fields';
import type { PlaceKind } from './record-reading';

// Dublin Core in Alma: `dc:identifier` is where Alma looks for a handle, `dcterms:identifier` where
// the copy job takes it from. Alma keeps an identifier of its own, `alma:<INST>/bibs/<MMS ID>`.

/** Whether an identifier is Alma's own. */
export function isAlmasOwn(text: string): boolean {
  return /^\s*alma:/i.test(text);
}

export function readDublinCore(root: NamespacedElement): RecordFields {
  const fields: RecordField[] = [];
  const titles: string[] = [];
  const localNumbers: string[] = [];
  let collection = '';
  for (const element of descendants(root)) {
    const kind = kindOf(element);
    fields.push({
      kind,
      name: nameOf(element, kind),
      text: element.text,
      xsiType: attributeOf(element, XSI, 'type'),
      identifies: kind !== 'elsewhere',
      element,
    });
    fields.push(...attributeFields(element));
    if (element.namespace === DC && element.local === 'title') titles.push(element.text);
    if (kind === 'home' && !isAlmasOwn(element.text)) localNumbers.push(element.text);
    const isCollection = element.namespace === DCTERMS && element.local === 'isPartOf';
    if (isCollection && collection === '') collection = element.text.trim();
  }
  return { fields, titles, collection, localNumbers };
}

function kindOf({ namespace, local }: NamespacedElement): PlaceKind {
  if (local !== 'identifier') return 'elsewhere';
  if (namespace === DC) return 'home';
  return namespace === DCTERMS ? 'copy-source' : 'elsewhere';
}

/** Said with the usual prefix, so that the field reads alike in every record. */
function nameOf(element: NamespacedElement, kind: PlaceKind): string {
  if (kind === 'home') return 'dc:identifier';
  if (kind === 'copy-source') return 'dcterms:identifier';
  return element.name;
}
