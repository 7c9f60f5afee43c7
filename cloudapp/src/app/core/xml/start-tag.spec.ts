import fc from 'fast-check';

import { parseNamespaced } from './namespaced';
import { scanStartTag } from './start-tag';

const blanks = fc.string({
  unit: fc.constantFrom(' ', '\t', '\n', '\r'),
  minLength: 1,
  maxLength: 3,
});
const maybeBlanks = fc.oneof(fc.constant(''), blanks);
const names = fc
  .tuple(fc.constantFrom('a', 'xsi-type', 'é', '𐀀', 'a\u1680', 'b.c'), fc.nat(50))
  .map(([name, n]) => `${name}${String(n)}`);
const values = fc.string({
  unit: fc.constantFrom('>', '/', '=', ' ', 'x', '\n', '&lt;', '😀', "'", '"'),
});
const attributes = fc.record({
  before: blanks,
  name: names,
  equals: fc.tuple(maybeBlanks, maybeBlanks).map(([a, b]) => `${a}=${b}`),
  quote: fc.constantFrom('"', "'"),
  value: values,
});

describe('scanStartTag', () => {
  it('finds every attribute of any start tag at its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(attributes, { selector: ({ name }) => name, maxLength: 5 }),
        maybeBlanks,
        fc.boolean(),
        (list, blank, isSelfClosing) => {
          const written = list.map(({ before, name, equals, quote, value }) => ({
            name,
            text: `${before}${name}${equals}${quote}${value.replaceAll(quote, '')}${quote}`,
          }));
          const tag = `<e${written.map(({ text }) => text).join('')}${blank}${isSelfClosing ? '/>' : '>'}`;
          const xml = `<!-- < -->${tag}${isSelfClosing ? '' : 'text</e>'}`;
          const { start } = parseNamespaced(xml);

          const scanned = scanStartTag(xml, start);

          expect(xml.slice(start, scanned.end)).toBe(tag);
          expect(scanned.isSelfClosing).toBe(isSelfClosing);
          expect(
            scanned.attributes.map((found) => ({
              name: found.name,
              text: xml.slice(found.start, found.end),
            })),
          ).toEqual(written);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('ends at the end of a text that was cut off', () => {
    for (const cut of ['<e', '<e ', '<e a', '<e a=', '<e a="', '<e a="b']) {
      expect(scanStartTag(cut, 0).end).withContext(cut).toBeLessThanOrEqual(cut.length);
    }
  });
});
