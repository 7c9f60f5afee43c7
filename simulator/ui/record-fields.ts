import { XMLParser } from 'fast-xml-parser';

interface Field {
  readonly name: string;
  readonly value: string;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // Numeric references are decoded with these only.
  htmlEntities: true,
});

/** The fields of a record as Alma's record view lists them; none where it does not parse. */
export function fieldsOf(xml: string): Field[] {
  let nodes: unknown;
  try {
    nodes = PARSER.parse(xml);
  } catch {
    // The record view shows the text itself: nothing is lost.
    return [];
  }
  const root = children(nodes).find((node) => nameOf(node) === 'record' || nameOf(node) !== '');
  return root === undefined ? [] : children(root[nameOf(root)]).flatMap((node) => fieldOf(node));
}

type XmlNode = Readonly<Record<string, unknown>>;

function fieldOf(node: XmlNode): Field[] {
  const name = nameOf(node);
  if (name === '' || name.startsWith('?')) return [];
  return [{ name: labelOf(name, attributesOf(node)), value: textOf(node) }];
}

function labelOf(name: string, attributes: Readonly<Record<string, unknown>>): string {
  const { tag, type } = { tag: undefined, type: attributes['xsi:type'], ...attributes };
  if (typeof tag === 'string') {
    const [ind1, ind2] = [attributes['ind1'], attributes['ind2']].map((indicator) =>
      String(indicator ?? '').trim() === '' ? '_' : String(indicator),
    );
    return name.endsWith('datafield') ? `${tag} ${ind1}${ind2}` : tag;
  }
  const shown = typeof type === 'string' ? type : attributes['xsi:type'];
  return typeof shown === 'string' ? `${name} (${shown})` : name;
}

/** The text of a field, subfields marked as in MARC. */
function textOf(node: XmlNode): string {
  return children(node[nameOf(node)])
    .map((child) => {
      if ('#text' in child) return String(child['#text']);
      const code = attributesOf(child)['code'];
      const inner = textOf(child);
      return typeof code === 'string' ? `$$${code} ${inner}` : inner;
    })
    .filter((part) => part !== '')
    .join(' ');
}

function nameOf(node: XmlNode): string {
  return Object.keys(node).find((key) => key !== ':@' && key !== '#text') ?? '';
}

function attributesOf(node: XmlNode): XmlNode {
  const attributes = node[':@'];
  return typeof attributes === 'object' && attributes !== null ? { ...attributes } : {};
}

function children(value: unknown): readonly XmlNode[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is XmlNode => typeof entry === 'object' && entry !== null);
}
