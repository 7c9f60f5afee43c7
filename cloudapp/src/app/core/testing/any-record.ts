import fc from 'fast-check';

import type { BibRecord } from '../record/bib-record';
import type { RecordFormat } from '../record/record-format';
import { aBib } from './a-bib';

// Records as they might come: any format, odd prefixes, either kind of quotes, attributes in any order, CDATA,
// comments, instructions, entities, CRLF, a BOM. Each bears the handle 12345/99, or the number college:99.

const DC = 'http://purl.org/dc/elements/1.1/';
const DCTERMS = 'http://purl.org/dc/terms/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** What is wrong with a generated record. */
export type Ailment =
  'typed' | 'malformed' | 'malformed-typed' | 'malformed-source' | 'copy' | 'none';

/** A record with what is wrong with it. */
export interface AilingRecord {
  readonly bib: BibRecord;
  readonly ailment: Ailment;
}

const quotes = fc.constantFrom('"', "'");
const lineEnds = fc.constantFrom('\n', '\r\n', '');
const indents = fc.constantFrom('', '  ', '\t');
const good = fc.constantFrom(
  'http://hdl.handle.net/12345/99',
  'https://hdl.handle.net/12345/99',
  '12345/99',
  'hdl:12345/99',
);
const bad = fc.constantFrom(
  'http://hdl.handle.net/12345/99.',
  ' http://hdl.handle.net/12345/99\n',
  '<http://hdl.handle.net/12345/99>',
  'http://hdl.handle.net//12345/99',
  'http://hdl.handle.net/12345/99?a=1&b=2',
  'http://hdl.handle.net/12345/99; 12345/99',
  '12345/99,',
);
const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '😀',
    '字',
    ' ',
    '\n',
    '&',
    '<',
    '>',
    '"',
    "'",
    ']',
    '–',
    '12345',
  ),
  maxLength: 12,
});

/** A text as content: plain, with numeric entities, or as CDATA. */
function written(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.nat(2)).map(([plain, how]) => {
    if (how === 0) return `<![CDATA[${plain.replaceAll(']]>', '')}]]>`;
    const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    const numbered = how === 1 ? {} : { '/': '&#x2F;', a: '&#97;', '\n': '&#10;' };
    const entities = new Map(Object.entries({ ...named, ...numbered }));
    return [...plain].map((character) => entities.get(character) ?? character).join('');
  });
}

/** Attributes in any order, in either quotes, with white space where XML allows it. */
function attributes(pairs: readonly (readonly [string, string])[]): fc.Arbitrary<string> {
  const gap = fc.constantFrom(' ', '  ', '\n', '\r\n\t');
  const equals = fc.constantFrom('=', ' = ');
  return fc
    .tuple(
      fc.shuffledSubarray([...pairs], { minLength: pairs.length }),
      fc.array(fc.tuple(gap, equals, quotes), { minLength: pairs.length, maxLength: pairs.length }),
    )
    .map(([order, styles]) =>
      order
        .map(([name, value], i) => {
          const [before = ' ', sign = '=', quote = '"'] = styles[i] ?? [];
          return `${before}${name}${sign}${quote}${value}${quote}`;
        })
        .join(''),
    );
}

function element(
  name: string,
  pairs: readonly (readonly [string, string])[],
  content: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const end = fc.constantFrom('', ' ', '\n');
  return fc
    .tuple(attributes(pairs), end, content, end)
    .map(([list, a, inner, b]) => `<${name}${list}${a}>${inner}</${name}${b}>`);
}

/** Lines that have nothing to do with handles. */
function noise(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    element(name, [['xml:lang', 'en > g']], written(texts)),
    fc.constantFrom(`<${name}/>`, `<${name} a="/>" />`, '<!-- <a> 12345 -->', '<?sort a>b?>', ''),
  );
}

/** Puts the fields, among others, into a root. */
function document(
  root: string,
  declarations: readonly (readonly [string, string])[],
  fields: readonly fc.Arbitrary<string>[],
  other: string,
): fc.Arbitrary<string> {
  const around = fc.array(noise(other), { maxLength: 3 });
  return fc
    .tuple(
      fc.constantFrom('', '\ufeff', '<?xml version="1.0" encoding="UTF-16"?>\n'),
      attributes(declarations),
      fc.tuple(...fields.map((field) => fc.tuple(around, field))),
      around,
      lineEnds,
      indents,
      fc.constantFrom('', '\n', '<!-- end -->'),
    )
    .map(([start, list, groups, last, lineEnd, indent, end]) => {
      const lines = [...groups.flatMap(([before, field]) => [...before, field]), ...last];
      const body = lines.map((line) => `${lineEnd}${indent}${line}`).join('');
      return `${start}<${root}${list}>${body}${lineEnd}</${root}>${end}`;
    });
}

function dublinCore(ailment: Ailment): fc.Arbitrary<string> {
  const prefixes = fc.record({
    dc: fc.constantFrom('dc', 'a', 'elements-1.1'),
    terms: fc.constantFrom('dcterms', 'b', 'dct'),
    xsi: fc.constantFrom('xsi', 'i', 'schéma'),
  });
  return prefixes.chain(({ dc, terms, xsi }) => {
    const type = [`${xsi}:type`, `${terms}:URI`] as const;
    const id = (text: fc.Arbitrary<string>, ...more: (readonly [string, string])[]) =>
      element(`${dc}:identifier`, [['xml:lang', 'eng'], ...more], written(text));
    const source = (text: fc.Arbitrary<string>) =>
      element(`${terms}:identifier`, [type], written(text));
    const number = id(fc.constant('college:99'));
    const own = id(fc.constant('alma:01COL_INST/bibs/991000000000000001'));
    const FIELDS: Record<Ailment, readonly fc.Arbitrary<string>[]> = {
      typed: [number, id(good, type), own],
      malformed: [id(bad), own],
      'malformed-typed': [number, id(bad, type), own],
      'malformed-source': [source(bad), own],
      copy: [source(good), number, own],
      none: [own, number],
    };
    const declarations = [
      ['xmlns', 'http://alma.exlibrisgroup.com/dc/01COL_INST'],
      [`xmlns:${dc}`, DC],
      [`xmlns:${terms}`, DCTERMS],
      [`xmlns:${xsi}`, XSI],
    ] as const;
    return document('record', declarations, FIELDS[ailment], `${dc}:description`);
  });
}

function marc(ailment: Ailment): fc.Arbitrary<string> {
  return fc.constantFrom('', 'm:').chain((p) => {
    const subfield = (code: string, text: fc.Arbitrary<string>) =>
      element(`${p}subfield`, [['code', code]], written(text));
    const field = (tag: string, ind1: string, subfields: readonly fc.Arbitrary<string>[]) =>
      element(
        `${p}datafield`,
        [
          ['tag', tag],
          ['ind1', ind1],
          ['ind2', ' '],
        ],
        fc.tuple(...subfields).map((list) => list.join('')),
      );
    const control = element(
      `${p}controlfield`,
      [['tag', '001']],
      fc.constant('991000000000000001'),
    );
    const number = field('035', ' ', [subfield('a', fc.constant('college:99'))]);
    const handle = field('024', '7', [subfield('a', bad), subfield('2', fc.constant('hdl'))]);
    const title = field('245', '0', [subfield('a', texts)]);
    const declarations = p === '' ? [] : ([['xmlns:m', 'http://www.loc.gov/MARC21/slim']] as const);
    const fields = ailment === 'none' ? [control, number, title] : [control, handle, title];
    return document(`${p}record`, declarations, fields, `${p}leader`);
  });
}

function mods(ailment: Ailment): fc.Arbitrary<string> {
  return fc.constantFrom('', 'mods:').chain((p) => {
    const id = (type: string, text: fc.Arbitrary<string>) =>
      element(`${p}identifier`, [['type', type]], written(text));
    const declarations = [
      [p === '' ? 'xmlns' : 'xmlns:mods', 'http://www.loc.gov/mods/v3'],
    ] as const;
    const number = id('local', fc.constant('college:99'));
    const fields = ailment === 'none' ? [number] : [id('hdl', bad)];
    return document(`${p}mods`, declarations, fields, `${p}note`);
  });
}

const DC_AILMENTS = [
  'typed',
  'malformed',
  'malformed-typed',
  'malformed-source',
  'copy',
  'none',
] as const;
const OTHER_AILMENTS = ['malformed', 'none'] as const;

function ailing(
  formats: readonly RecordFormat[],
  ailments: readonly Ailment[],
  write: (ailment: Ailment) => fc.Arbitrary<string>,
): fc.Arbitrary<AilingRecord> {
  return fc
    .tuple(fc.constantFrom(...formats), fc.constantFrom(...ailments))
    .chain(([format, ailment]) =>
      write(ailment).map((xml) => ({ bib: aBib({ format, xml }), ailment })),
    );
}

/** Records of all formats with something to repair. */
export const ailingRecords: fc.Arbitrary<AilingRecord> = fc.oneof(
  { weight: 3, arbitrary: ailing(['dc', 'dcap01', 'dcap02', 'dcap-etd'], DC_AILMENTS, dublinCore) },
  {
    weight: 1,
    arbitrary: ailing(['marc21', 'unimarc', 'kormarc', 'cnmarc'], OTHER_AILMENTS, marc),
  },
  { weight: 1, arbitrary: ailing(['mods'], OTHER_AILMENTS, mods) },
);
