import { attributeOf, BrokenXmlError, DC, isDeclaration, parseNamespaced, XSI } from './namespaced';

const DECLARED = `xmlns:dc="${DC}" xmlns:x="${XSI}"`;

describe('parseNamespaced', () => {
  it('resolves elements and attributes, whatever the prefix', () => {
    const root = parseNamespaced(
      `<r ${DECLARED} xmlns="urn:r"><dc:a x:type="t" y="1"/><b xmlns=""/><q:c xmlns:q="${DC}"/></r>`,
    );
    expect(root.children.map(({ namespace, local, prefix }) => [prefix, local, namespace])).toEqual(
      [
        ['dc', 'a', DC],
        ['', 'b', ''],
        ['q', 'c', DC],
      ],
    );
    const [a] = root.children;
    expect(attributeOf(a!, XSI, 'type')).toBe('t');
    expect(attributeOf(a!, '', 'y')).toBe('1');
    expect(attributeOf(a!, '', 'type')).toBeUndefined();
    expect(root.namespace).toBe('urn:r');
  });

  it('knows the prefix xml without a declaration', () => {
    const root = parseNamespaced('<r xml:lang="eng"/>');
    expect(attributeOf(root, 'http://www.w3.org/XML/1998/namespace', 'lang')).toBe('eng');
  });

  it('tells declarations from other attributes', () => {
    const { attributes } = parseNamespaced('<r xmlns="a" xmlns:b="c" b:xmlns="d" e="f"/>');
    expect(attributes.filter(isDeclaration).map(({ name }) => name)).toEqual(['xmlns', 'xmlns:b']);
  });

  it('gives offsets that fit the text, with a BOM, CRLF and characters beyond U+FFFF', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n<r>😀\r\n<!-- 😀 --><b>é😀</b><c/ ></r>'.replace(
        '/ >',
        '/>',
      );
    const root = parseNamespaced(xml);
    expect(xml.slice(root.start, root.end)).toBe('<r>😀\r\n<!-- 😀 --><b>é😀</b><c/></r>');
    expect(root.end).toBe(xml.length);
    expect(root.children.map(({ start, end }) => xml.slice(start, end))).toEqual([
      '<b>é😀</b>',
      '<c/>',
    ]);
  });

  it('joins text and CDATA, resolves entities, leaves comments and instructions out', () => {
    const root = parseNamespaced('<r>a&amp;<![CDATA[<b>]]>&#x63;<!-- d --><?e f?>g<h/>i</r>');
    expect(root.texts).toEqual(['a&<b>cg', 'i']);
    expect(root.text).toBe('a&<b>cgi');
  });

  for (const [what, xml] of [
    ['a tag left open', '<r><a></r>'],
    ['no element', ' '],
    ['nothing', ''],
    ['two roots', '<a/><b/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['half a character', '<a>\ud83d</a>'],
    ['an element’s prefix undeclared', '<r><dc:a/></r>'],
    ['an attribute’s prefix undeclared', '<r xsi:type="a"/>'],
    ['a prefix declared as nothing', '<r xmlns:dc=""><dc:a/></r>'],
    ['a thousand levels', '<a>'.repeat(1000) + '</a>'.repeat(1000)],
    ['a hundred thousand levels', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
  ] as const) {
    it(`refuses ${what}, in one line`, () => {
      try {
        parseNamespaced(xml);
        fail('was taken');
      } catch (error) {
        expect(error).toBeInstanceOf(BrokenXmlError);
        expect(String(error)).toMatch(/^BrokenXmlError: .+$/);
      }
    });
  }
});
