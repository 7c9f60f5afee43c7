import { existsSync, readFileSync } from 'node:fs';

import fc from 'fast-check';

import type { Handle } from './handle';
import { parseHandle } from './parse-handle';
import { printHandle } from './print-handle';

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
        suffixes.filter((text) => !/\s/.test(text)),
        (suffix) => {
          const handle = `12345/${suffix}` as Handle;
          expect(parseHandle(printHandle(handle, '{handle}'), OURS).handle).toBe(handle);
        },
      ),
      { numRuns: 2000 },
    );
  });

  const FLAGGED: readonly (readonly [text: string, form: string, flags: readonly string[]])[] = [
    ['\u00a0http://hdl.handle.net/12345/99\u200b', 'url', ['whitespace']],
    ['" http://hdl.handle.net/12345/99 "', 'url', ['wrapped']],
    [' <12345/99>', 'bare', ['whitespace', 'wrapped']],
    ['hdl: 12345/99', 'hdl', ['whitespace']],
    ['hdl:12345/99;100', 'hdl', ['separator']],
    ['12345/99|college:99', 'bare', ['separator']],
    ['http://hdl.handle.net/12345/99;', 'url', ['separator', 'trailing-punct']],
    ['12345/99,', 'bare', ['trailing-punct']],
    ['12345/a,b', 'bare', []],
    [
      '//hdl.handle.net:80//12345/9?a#b',
      'url',
      ['no-scheme', 'port', 'fragment', 'query', 'extra-slash'],
    ],
    ['hdl.handle.net/api/handles/12345/99', 'api-url', ['no-scheme']],
    ['https://doi.org/api/handles/10.1/2', 'doi-url', []],
    [
      'http://hdl.loc.gov/urn:hdl:loc.pnp:1',
      'proxy-url',
      ['other-proxy', 'nested-scheme', 'urn-colon'],
    ],
    ['http://hdl.handle.net/12345/a%20b/', 'url', ['percent', 'trailing-slash']],
    ['http://www.hdl.handle.net/12345/99', 'other', ['odd-host']],
    ['http://hdl.handle.net/12 345/99', 'other', ['embedded']],
    ['http://hdl.handle.net/12%20345/99', 'other', []],
    ['\u200b\ufeff', 'empty', []],
    ['12345/99 \u00a0', 'bare', ['whitespace']],
    ['(12345/99', 'other', []],
    ['xhdl:12345/99', 'other', []],
    ['x//hdl.handle.net/12345/99', 'other', []],
    ['x hdl: 12345/99', 'other', ['embedded']],
    ['hdl: http://hdl.handle.net/12345/99', 'other', ['multiple']],
    ['hdl: 12345/99 12345/98', 'other', ['multiple']],
    ['urn:hdl:12345/9:9', 'urn', []],
    ['urn:hdl:12345:9/9', 'urn', ['urn-colon']],
    ['urn:hdl:12345', 'urn', ['no-suffix']],
    ['https://www.doi.org/10.1000/182', 'doi-url', []],
    ['http://b.example/12345/99', 'other', []],
    ['http://xhdl.loc.gov/1/2', 'other', []],
    ['http://hdl.loc.gov_/1/2', 'other', []],
    ['http://hdl.handle.net/12345/%zz', 'url', ['bad-percent']],
    ['http://hdl.handle.net#x', 'url', ['fragment', 'no-suffix']],
    ['http://hdl.handle.net?x', 'url', ['query', 'no-suffix']],
    ['http://hdl.handle.net/api/handles//12345/99', 'api-url', []],
    ['http://hdl.handle.net/x/api/handles/12345/99', 'url', []],
    ['hdl.handle.net:80', 'other', []],
  ];
  for (const [text, form, flags] of FLAGGED) {
    it(`reads ${JSON.stringify(text)} as ${form} with [${flags.join(' ')}]`, () => {
      const parsed = parseHandle(text, OURS);
      expect({
        form: parsed.form as string,
        flags: parsed.flags as readonly string[],
      }).toEqual({
        form,
        flags,
      });
    });
  }

  it('tells several handles in a text from one among words', () => {
    const URL_1 = 'http://hdl.handle.net/12345/1';
    for (const [text, flag] of [
      [`${URL_1} ${URL_1}`, 'multiple'],
      [`${URL_1}; 12345/2`, 'multiple'],
      [`${URL_1};12345/2`, 'multiple'],
      [`${URL_1}${URL_1}`, 'multiple'],
      ['hdl:12345/1,hdl:12345/2', 'multiple'],
      [`${URL_1} and more`, 'embedded'],
      [`see <${URL_1}>`, 'embedded'],
      [`college:1|${URL_1}`, 'embedded'],
      [`college:1 12345/1`, 'embedded'],
    ] as const) {
      expect(parseHandle(text, OURS))
        .withContext(text)
        .toEqual({ handle: null, form: 'other', flags: [flag] });
    }
  });

  it('takes a bare prefix/suffix for a handle of the given prefixes only, in either case', () => {
    expect(parseHandle('LOC.pnp/1', ['loc.PNP']).handle as string).toBe('LOC.pnp/1');
    expect(parseHandle('12345/1', []).handle).toBeNull();
    expect(parseHandle('12345', ['12345']).form).toBe('other');
  });

  it('gives a handle only with a naming authority and a local name', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'http://',
            'hdl.handle.net',
            'hdl:',
            'urn:hdl:',
            'info:hdl/',
            '12345',
            '/',
            '99',
            '.',
            ':',
            ' ',
            ';',
            '%2F',
            '%',
            '?',
            '#',
            '<',
            '>',
          ),
          { maxLength: 9 },
        ),
        (pieces) => {
          const { handle, form } = parseHandle(pieces.join(''), OURS);
          if (handle === null) return;
          expect(handle).toMatch(/^[^\s./]+(?:\.[^\s./]+)*\/[^]+$/);
          expect(form).not.toBe('other');
        },
      ),
      { numRuns: 5000 },
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
    const HOSTILE = [
      ...[
        ' ',
        'http://',
        'hdl:',
        'https:',
        '%',
        ';',
        '/',
        '12345/',
        'a. ',
        ':',
        '<',
        '.',
        ')',
        '\u200b',
      ],
      ...[
        'http://hdl.handle.net/',
        ';12345/',
        ';x',
        '%2F',
        '#',
        '?',
        'urn:hdl:',
        '“',
        'hdl.handle.net:',
      ],
    ];
    for (const piece of HOSTILE) {
      const time = (length: number, times: number): number => {
        const run = piece.repeat(length);
        const before = process.cpuUsage();
        for (let time = 0; time < times; time++) {
          for (const text of [`12345/${run}x`, `http://hdl.handle.net/${run}`, `${run}x`]) {
            parseHandle(text, OURS);
          }
        }
        return process.cpuUsage(before).user / 1000;
      };
      // As much text in one piece as in sixteen; quadratic time would be 16 times as much.
      const pieces = Math.max(time(4000, 16), time(4000, 16), 8);
      const [one, again] = [time(64_000, 1), time(64_000, 1)];
      expect(Math.min(one, again) / pieces)
        .withContext(piece)
        .toBeLessThan(8);
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
      vectors: {
        in: string;
        handle: string | null;
        form: string;
        flags: string[];
      }[];
    };
    for (const vector of vectors) {
      const { handle, form, flags } = parseHandle(vector.in, prefixes);
      expect({
        handle: handle as string | null,
        form: form as string,
        flags: [...flags] as string[],
      })
        .withContext(vector.in)
        .toEqual({
          handle: vector.handle,
          form: vector.form,
          flags: vector.flags,
        });
    }
  });
});
