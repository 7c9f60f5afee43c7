import { attributeOf, type NamespacedElement } from '../xml/namespaced';
import { attributeFields, descendants, type RecordField, type RecordFields } from './record-fields';

// MARC: a handle stands in `024 7_ $a … $2 hdl`, where Alma's profile writes it. `856 $u` links to
// something, often by a handle, but is not where Alma looks.

export function readMarc(root: NamespacedElement): RecordFields {
  const fields: RecordField[] = [];
  const titles: string[] = [];
  const localNumbers: string[] = [];
  for (const element of descendants(root)) {
    const tag = attributeOf(element, '', 'tag') ?? '';
    if (element.local === 'controlfield') fields.push(plainField(tag, element));
    if (element.local !== 'datafield') continue;
    fields.push(...attributeFields(element));
    for (const subfield of subfieldsOf(element)) {
      const code = attributeOf(subfield, '', 'code') ?? '';
      const isHome = code === 'a' && isHandleField(element);
      fields.push({
        ...plainField(`${tag} $${code}`, subfield),
        kind: isHome ? 'home' : 'elsewhere',
        identifies: tag === '024' && code === 'a',
      });
      if (tag === '245' && code === 'a') titles.push(subfield.text);
      if ((tag === '024' || tag === '035') && code === 'a' && !isHome) {
        localNumbers.push(subfield.text);
      }
    }
  }
  return { fields, titles, collection: '', localNumbers };
}

/** Whether the field is `024 7_` with `$2 hdl`. */
function isHandleField(field: NamespacedElement): boolean {
  return (
    attributeOf(field, '', 'tag') === '024' &&
    attributeOf(field, '', 'ind1') === '7' &&
    subfieldsOf(field).some(
      (subfield) => attributeOf(subfield, '', 'code') === '2' && subfield.text.trim() === 'hdl',
    )
  );
}

function subfieldsOf(field: NamespacedElement): readonly NamespacedElement[] {
  return field.children.filter(({ local }) => local === 'subfield');
}

function plainField(name: string, element: NamespacedElement): RecordField {
  return {
    kind: 'elsewhere',
    name,
    text: element.text,
    xsiType: undefined,
    identifies: false,
    element,
  };
}
