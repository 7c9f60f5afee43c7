import fc from 'fast-check';

import { encodeHandle } from './encode-handle';
import type { Handle } from './handle';
import { parseHandle } from './parse-handle';
import { printHandle } from './print-handle';

const HOST = 'https://hdl.handle.net/';
const suffixes = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => text.isWellFormed()),
  fc
    .array(fc.constantFrom('.', '..', '', 'a', '%2e', ':', ' ', '?', '#', '\\', '+', 'é'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.join('/'))
    .filter((text) => text !== ''),
);

describe('encodeHandle', () => {
  const ENCODED: readonly (readonly [handle: string, encoded: string])[] = [
    ['12345/99', '12345/99'],
    ['12345/a:b/c', '12345/a:b/c'],
    ['12345/a#b?c d%', '12345/a%23b%3Fc%20d%25'],
    ['12345/<a>[b]{c}|\\^`"', '12345/%3Ca%3E%5Bb%5D%7Bc%7D%7C%5C%5E%60%22'],
    ['12345/$a,b=c&d@e', '12345/$a,b=c&d@e'],
    ['12345/a+b;c', '12345/a%2Bb%3Bc'],
    ['12345/étude', '12345/%C3%A9tude'],
    ['12345/../x', '12345/..%2Fx'],
    ['12345/a/.', '12345/a%2F.'],
    ['12345//x', '12345/%2Fx'],
    ['12345/x/', '12345/x/'],
    ['12345/x//', '12345/x/%2F'],
    ['12345/\ud83d', '12345/%EF%BF%BD'],
    ['12345/\udc00', '12345/%EF%BF%BD'],
  ];
  for (const [handle, encoded] of ENCODED) {
    it(`writes ${JSON.stringify(handle)} as ${encoded}`, () =>
      expect(encodeHandle(handle as Handle)).toBe(encoded));
  }

  it('gives a path that a browser sends as it stands, and that decodes to the handle', () => {
    fc.assert(
      fc.property(suffixes, (suffix) => {
        const handle = `12345/${suffix}` as Handle;
        const encoded = encodeHandle(handle);
        const { pathname, search, hash } = new URL(HOST + encoded);
        expect([pathname, search, hash]).toEqual([`/${encoded}`, '', '']);
        expect(decodeURIComponent(pathname.slice(1))).toBe(handle as string);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('printHandle', () => {
  it('writes the handle as it is where the normal form is no address', () => {
    expect(printHandle('12345/a b' as Handle, '{handle}')).toBe('12345/a b');
    expect(printHandle('12345/a b' as Handle, 'hdl:{handle}')).toBe('hdl:12345/a b');
    expect(printHandle('12345/a b' as Handle, `${HOST}{handle}`)).toBe(`${HOST}12345/a%20b`);
  });

  it('is undone by parseHandle, whatever the address and the suffix', () => {
    const FORMS = [
      'http://hdl.handle.net/{handle}',
      `${HOST}{handle}`,
      `${HOST}api/handles/{handle}`,
      '//hdl.handle.net/{handle}',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...FORMS), suffixes, (form, suffix) => {
        const handle = `12345/${suffix}` as Handle;
        expect(parseHandle(printHandle(handle, form), ['12345']).handle).toBe(handle);
      }),
      { numRuns: 3000 },
    );
  });
});
