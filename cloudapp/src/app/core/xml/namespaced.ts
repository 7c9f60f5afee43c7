import { parseXml, XmlCdata, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

export const DC = 'http://purl.org/dc/elements/1.1/';
export const DCTERMS = 'http://purl.org/dc/terms/';
export const MODS = 'http://www.loc.gov/mods/v3';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XML_ITSELF = 'http://www.w3.org/XML/1998/namespace';

/** An attribute with its namespace; one without a prefix has none. */
export interface NamespacedAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

/** An element with its namespace resolved, whatever the prefix. Offsets fit `String.slice`. */
export interface NamespacedElement {
  /** As it stands, with its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly NamespacedAttribute[];
  readonly children: readonly NamespacedElement[];
  /** The text directly in it, entities resolved. */
  readonly text: string;
  /** Texts before, between and behind its children: one more than there are children. */
  readonly texts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Prefixes in scope, with what they stand for. */
  readonly scope: ReadonlyMap<string, string>;
}

/** The text is not well-formed XML. */
export class BrokenXmlError extends Error {
  override name = 'BrokenXmlError';
}

// Records nest a few levels deep. Deeper than this is no record, and would take a stack of its own.
const DEEPEST = 100;

/**
 * Parses a document by `@rgrove/parse-xml`, which knows no namespaces, and resolves them.
 * @throws BrokenXmlError when the text is not well-formed, namespaces included
 */
export function parseNamespaced(xml: string): NamespacedElement {
  try {
    const { root } = parseXml(xml, { includeOffsets: true });
    if (root === null) throw new BrokenXmlError('no element');
    return resolve(root, new Map([['xml', XML_ITSELF]]), xml.length, 1);
  } catch (error) {
    if (error instanceof XmlError) {
      const [firstLine] = error.message.split('\n');
      throw new BrokenXmlError(firstLine, { cause: error });
    }
    // The parser itself descends level by level until the stack is full.
    if (error instanceof RangeError) throw new BrokenXmlError('nested too deep', { cause: error });
    throw error;
  }
}

function resolve(
  element: XmlElement,
  outer: ReadonlyMap<string, string>,
  length: number,
  depth: number,
): NamespacedElement {
  if (depth > DEEPEST) throw new BrokenXmlError('nested too deep');
  const scope = scopeOf(element, outer);
  const [prefix, local] = splitName(element.name);
  const children: NamespacedElement[] = [];
  const texts: string[] = [''];
  for (const child of element.children) {
    if (child instanceof XmlElement) {
      children.push(resolve(child, scope, length, depth + 1));
      texts.push('');
    } else if (child instanceof XmlText || child instanceof XmlCdata) {
      texts[texts.length - 1] += child.text;
    }
  }
  const attributes = Object.entries(element.attributes).map(([name, value]) => {
    const [attributePrefix, attributeLocal] = splitName(name);
    const namespace = attributePrefix === '' ? '' : namespaceOf(attributePrefix, scope);
    return { name, namespace, local: attributeLocal, value };
  });
  return {
    name: element.name,
    prefix,
    local,
    namespace: namespaceOf(prefix, scope),
    attributes,
    children,
    text: texts.join(''),
    texts,
    start: element.start,
    // NOTE The parser says Infinity for the end of a text with characters beyond U+FFFF.
    end: Math.min(element.end, length),
    scope,
  };
}

/** A prefix that nobody declared would make a field invisible: the record is broken rather than without it. */
function namespaceOf(prefix: string, scope: ReadonlyMap<string, string>): string {
  const namespace = scope.get(prefix) ?? '';
  if (prefix !== '' && prefix !== 'xmlns' && namespace === '') {
    throw new BrokenXmlError(`prefix "${prefix}" is not declared`);
  }
  return namespace;
}

function scopeOf(
  element: XmlElement,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let scope: Map<string, string> | undefined;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    scope.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), value);
  }
  return scope ?? outer;
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** Whether the attribute declares a namespace. */
export function isDeclaration({ name }: NamespacedAttribute): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

export function attributeOf(
  element: NamespacedElement,
  namespace: string,
  local: string,
): string | undefined {
  return element.attributes.find(
    (attribute) => attribute.local === local && attribute.namespace === namespace,
  )?.value;
}
