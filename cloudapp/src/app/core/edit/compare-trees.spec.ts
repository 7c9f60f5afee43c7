import { BrokenXmlError } from '../xml/namespaced';
import { compareTrees } from './compare-trees';

describe('compareTrees', () => {
  it('finds equal texts equal', () => expect(compareTrees('<a/>', '<a/>')).toBe('equal'));

  for (const [what, a, b] of [
    ['quotes and the order of attributes', '<a b="1" c="2"/>', "<a c='2' b='1'/>"],
    ['entities and CDATA', '<a b="&#50;">&lt;é</a>', '<a b="2"><![CDATA[<]]>&#xe9;</a>'],
    ['white space between elements', '<a> <b/>\r\n</a>', '<a><b></b></a>'],
    ['comments', '<a><!-- x --><b/></a>', '<a><b/></a>'],
    ['line ends', '<a>x\r\ny</a>', '<a>x\ny</a>'],
    ['where a namespace is declared', '<a xmlns:p="u"><p:b/></a>', '<a><p:b xmlns:p="u"/></a>'],
    ['a BOM and a declaration', '\ufeff<?xml version="1.0"?><a/>', '<a></a>'],
  ] as const) {
    it(`takes ${what} for spelling`, () => expect(compareTrees(a, b)).toBe('spelling'));
  }

  for (const [what, a, b, path, expected, found] of [
    ['a text', '<a><b>1</b></a>', '<a><b>2</b></a>', 'a[1]/b', '1', '2'],
    ['white space in a text', '<a>x </a>', '<a>x</a>', 'a', 'x ', 'x'],
    ['white space that is all there is', '<a> </a>', '<a/>', 'a', ' ', ''],
    ['mixed text', '<a>x<b/></a>', '<a><b/>x</a>', 'a', 'x', ''],
    ['an attribute', '<a b="1"/>', '<a b="2"/>', 'a', 'b{}="1"', 'b{}="2"'],
    ['an attribute gone', '<a b="1"/>', '<a />', 'a', 'b{}="1"', ''],
    ['a prefix', '<p:a xmlns:p="u"/>', '<q:a xmlns:q="u"/>', 'p:a', 'p:a', 'q:a'],
    ['a namespace', '<a xmlns="u"/>', '<a xmlns="v"/>', 'a', 'u', 'v'],
    [
      'an attribute’s namespace',
      '<a xmlns:p="u" p:b=""/>',
      '<a xmlns:p="v" p:b=""/>',
      'a',
      'p:b{u}=""',
      'p:b{v}=""',
    ],
    ['an element more', '<a><b/></a>', '<a><b/><b/></a>', 'a', 'b', 'b b'],
    ['the order of elements', '<a><b/><c/></a>', '<a><c/><b/></a>', 'a[1]/b', 'b', 'c'],
    [
      'something deep',
      '<a><b/><b><c>1</c></b></a>',
      '<a><b/><b><c>2</c></b></a>',
      'a[2]/b[1]/c',
      '1',
      '2',
    ],
  ] as const) {
    it(`names ${what} that differs`, () =>
      expect(compareTrees(a, b)).toEqual({ path, expected, found }));
  }

  it('throws where one of them does not parse', () =>
    expect(() => compareTrees('<a/>', '<a>')).toThrowError(BrokenXmlError));
});
