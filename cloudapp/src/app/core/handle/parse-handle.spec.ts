import { existsSync, readFileSync } from 'node:fs';

import fc from 'fast-check';

import { encodeHandle } from './encode-handle';
import type { Handle } from './handle';
import { parseHandle } from './parse-handle';
import { printHandle } from './print-handle';
import { sameHandle } from './same-handle';

const FOLDER = 'cloudapp/src/app/core/handle/conformance';
const OURS = ['12345'];

function linesOf(file: string): readonly string[] {
  return readFileSync(`${FOLDER}/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Suffixes of any characters; white space at the ends would be cut when read. */
const suffixes = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .filter(
    (text) =>
      text.isWellFormed() &&
      text.trim() === text &&
      !/^[\u200b-\u200d\u2060\ufeff]|[\u200b-\u200d\u2060\ufeff]$/.test(text),
  );

describe('parseHandle', () => {
  for (const line of linesOf('handles.txt')) {
    const [text = '', handle] = line.split('\t');
    it(`reads ${text}`, () => expect(parseHandle(text, OURS).handle as string).toBe(handle ?? ''));
  }
  for (const text of linesOf('not-handles.txt')) {
    it(`finds no single handle in ${text}`, () =>
      expect(parseHandle(text, OURS).handle).toBeNull());
  }

  it('reads back what was printed as an address', () => {
    fc.assert(
      fc.property(suffixes, (suffix) => {
        const handle = `12345/${suffix}` as Handle;
        const printed = printHandle(handle, 'http://hdl.handle.net/{handle}');
        expect(parseHandle(printed, OURS).handle).toBe(handle);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back a bare handle without white space', () => {
    fc.assert(
      fc.property(
        suffixes.filter((text) => !/[\s;|,]/.test(text) && !/https?:/i.test(text)),
        (suffix) => {
          const handle = `12345/${suffix}` as Handle;
          expect(parseHandle(printHandle(handle, '{handle}'), OURS).handle).toBe(handle);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => parseHandle(text, OURS)).not.toThrow();
      }),
      { numRuns: 5000 },
    );
  });

  it('reads hostile texts in time that grows with their length', () => {
    const HOSTILE = [' ', 'http://', 'hdl:', 'https:', '%', ';', '/', '12345/', 'a. ', ':', '<'];
    for (const piece of HOSTILE) {
      const time = (length: number): number => {
        const text = `12345/${piece.repeat(length)}x`;
        const start = performance.now();
        for (let i = 0; i < 3; i++) parseHandle(text, OURS);
        return performance.now() - start;
      };
      time(2000);
      const [short, long] = [Math.max(time(4000), 0.5), time(64_000)];
      // 16 times the length; quadratic time would be 256 times as much.
      expect(long / short)
        .withContext(piece)
        .toBeLessThan(128);
    }
  });

  it('holds for every vector of the reference set', () => {
    const file = '../shared/handle-vectors.json';
    if (!existsSync(file)) {
      pending('the reference vectors are not here');
      return;
    }
    const { prefixes, vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
      prefixes: string[];
      vectors: { in: string; handle: string | null; form: string; flags: string[] }[];
    };
    for (const vector of vectors) {
      const { handle, form, flags } = parseHandle(vector.in, prefixes);
      expect({
        handle: handle as string | null,
        form: form as string,
        flags: [...flags] as string[],
      })
        .withContext(vector.in)
        .toEqual({ handle: vector.handle, form: vector.form, flags: vector.flags });
    }
  });
});

describe('sameHandle', () => {
  it('folds ASCII letters and no others', () => {
    expect(sameHandle('12345/AbC' as Handle, '12345/aBc' as Handle)).toBeTrue();
    expect(sameHandle('12345/É' as Handle, '12345/é' as Handle)).toBeFalse();
    expect(sameHandle('12345/99' as Handle, '12345/99/' as Handle)).toBeFalse();
  });
});

describe('encodeHandle', () => {
  it('keeps slashes and colons and encodes what the proxy would misread', () => {
    expect(encodeHandle('12345/a:b/c' as Handle)).toBe('12345/a:b/c');
    expect(encodeHandle('12345/a#b?c d%' as Handle)).toBe('12345/a%23b%3Fc%20d%25');
    expect(encodeHandle('12345/../x' as Handle)).toBe('12345/%2E%2E/x');
  });
});
