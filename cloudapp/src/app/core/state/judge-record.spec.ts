import fc from 'fast-check';

import { emptyRoute } from '../configuration/defaults';
import { asMmsId } from '../identifiers/mms-id';
import type { BibRecord } from '../record/bib-record';
import { aBib, aConfiguration, aDcRecord, aMarcRecord, judged, URL_99 } from '../testing/a-bib';
import { fingerprintOf } from './fingerprint';
import { judgeRecord } from './judge-record';
import { RECORD_STATES, type RecordState } from './record-state';
import { RULES } from './rules/rules';

const dc = (fields: string): BibRecord => aBib({ xml: aDcRecord(fields) });
const id = (text: string): string => `<dc:identifier>${text}</dc:identifier>`;

describe('judgeRecord', () => {
  const STATES: readonly (readonly [what: string, bib: BibRecord, state: RecordState])[] = [
    ['an ordinary record', aBib(), 'ready'],
    ['digital inventory', aBib({ digital: true }), 'ready'],
    ['a linked record', aBib({ linkedTo: { id: '1', zone: 'NZ' } }), 'linked'],
    ['no digital inventory', aBib({ digital: false }), 'not-digital'],
    ['a format of no route', aBib({ format: 'unimarc' }), 'wrong-format'],
    ['a format that nobody knows', aBib({ format: 'lod' }), 'wrong-format'],
    ['broken XML', aBib({ xml: '<record><a></record>' }), 'unreadable'],
    ['an undeclared prefix', aBib({ xml: '<record><dc:identifier/></record>' }), 'unreadable'],
    ['no XML', aBib({ xml: undefined }), 'unreadable'],
    [
      'a handle in the network numbers only',
      aBib({ xml: aDcRecord(''), networkNumbers: [URL_99] }),
      'misplaced',
    ],
    [
      'somebody else’s handle in the network numbers only',
      aBib({ xml: aDcRecord(''), networkNumbers: ['(OCoLC)1', 'http://hdl.handle.net/2027/x'] }),
      'foreign',
    ],
    [
      'a BOM, a declaration and CRLF',
      aBib({
        xml: `\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n${aDcRecord(id(URL_99))}\r\n`,
      }),
      'ready',
    ],
  ];
  for (const [what, bib, state] of STATES) {
    it(`says ${state} of ${what}`, () => expect(judged(bib).state).toBe(state));
  }

  it('says the first state that applies, in the order of the list', () => {
    const worst = aBib({
      linkedTo: { id: '1', zone: '' },
      digital: false,
      format: 'unimarc',
      xml: aDcRecord(id(URL_99) + id('12345/100.')),
    });
    expect(judged(worst).state).toBe('linked');
    expect(judged({ ...worst, linkedTo: undefined }).state).toBe('not-digital');
    expect(judged({ ...worst, linkedTo: undefined, digital: true }).state).toBe('wrong-format');
    expect(judged({ ...worst, linkedTo: undefined, digital: true, format: 'dc' }).state).toBe(
      'conflicting',
    );
    expect(judged({ ...worst, xml: '<' }).state).toBe('unreadable');
  });

  it('tries the rules in the order of the states', () => {
    const others: readonly RecordState[] = ['unreadable', 'duplicate', 'ready'];
    expect(Object.keys(RULES)).toEqual(RECORD_STATES.filter((state) => !others.includes(state)));
    expect(RECORD_STATES.at(-1)).toBe('ready');
  });

  it('finds that a record is suppressed, readable or not', () => {
    expect(judged(aBib({ suppressed: true })).findings).toEqual(['suppressed']);
    expect(judged(aBib({ suppressed: true, xml: undefined })).findings).toEqual(['suppressed']);
  });

  it('finds that a title is missing only where Alma and the metadata have none', () => {
    const untitled = aDcRecord(id(URL_99)).replace('Letters', ' ');
    expect(judged(aBib({ title: ' ', xml: untitled })).findings).toEqual(['no-title']);
    expect(judged(aBib({ title: 'Letters', xml: untitled })).findings).toEqual([]);
    expect(judged(aBib({ title: '' })).findings).toEqual([]);
    expect(judged(aBib({ title: '' })).title).toBe('Letters');
    expect(judged(aBib({ title: '', xml: '<record/>' })).title).toBe('');
  });

  it('finds no mismatch by a pattern that is none', () => {
    const configuration = aConfiguration({ localNumberPatterns: ['(', 'x:(\\d+)'] });
    const bib = dc(id('college:98') + id(URL_99));
    expect(judged(bib, configuration).findings).toEqual([]);
  });

  it('finds no mismatch where there is no single handle', () => {
    expect(judged(dc(id('college:98'))).findings).toEqual([]);
    expect(judged(dc(id('college:98') + id(URL_99) + id('12345/100'))).findings).toEqual(['bare']);
  });

  it('names the handle and its field', () => {
    const handleOf = (bib: BibRecord) => {
      const { handle, field, handles } = judged(bib);
      return {
        handle: handle as string | undefined,
        field,
        all: handles.map((placed) => placed.field),
      };
    };
    expect(handleOf(aBib())).toEqual({
      handle: '12345/99',
      field: 'dc:identifier',
      all: ['dc:identifier'],
    });
    expect(handleOf(dc(`<dcterms:identifier>${URL_99}.</dcterms:identifier>`))).toEqual({
      handle: '12345/99',
      field: 'dcterms:identifier',
      all: ['dcterms:identifier'],
    });
    expect(handleOf(dc(`<dc:source>${URL_99}</dc:source>`))).toEqual({
      handle: '12345/99',
      field: 'dc:source',
      all: [],
    });
    const none = { handle: undefined, field: '', all: [] };
    expect(handleOf(dc(`<dc:source>12345/1</dc:source><dc:source>12345/2</dc:source>`))).toEqual(
      none,
    );
    expect(handleOf(dc(id('http://hdl.handle.net/12345/')))).toEqual(none);
    expect(handleOf(dc(id('12345/1') + id('12345/2'))).handle).toBeUndefined();
    expect(handleOf(dc(id('12345/1, 12345/2'))).handle).toBeUndefined();
    expect(handleOf(dc(id('12345/1; 12345/1.'))).handle).toBe('12345/1');
    expect(handleOf(dc(`${id('12345/..')}`)).handle).toBeUndefined();
  });

  it('takes the route whose prefix the identifiers bear', () => {
    const [first] = aConfiguration().routes;
    const configuration = aConfiguration({
      routes: [first!, { ...first!, id: 'second', prefix: '777' }, emptyRoute('empty')],
    });
    const routeOf = (fields: string) => judged(dc(fields), configuration).routeId;
    expect(routeOf(id(URL_99))).toBe('main');
    expect(routeOf(id('777/1'))).toBe('second');
    expect(routeOf(id('http://hdl.handle.net/777/'))).toBe('second');
    expect(routeOf(id('777/1') + `<dc:source>${URL_99}</dc:source>`)).toBe('second');
    expect(routeOf('<dc:source>777/1</dc:source>')).toBe('second');
    expect(routeOf('')).toBe('main');
    expect(judged(dc(id('777/1')), configuration).state).toBe('ready');
    // Ours, of another route: not this route's business and not a new title either.
    const marcOnly = { ...first!, formats: ['marc21'] as const };
    const other = aConfiguration({ routes: [{ ...first!, prefix: '777' }, marcOnly] });
    expect(judged(aBib(), other).state).toBe('foreign');
  });

  it('judges by no prefix while none is configured', () => {
    const configuration = aConfiguration({ routes: [emptyRoute('new')] });
    expect(judged(dc(id('a/b c')), configuration).state).toBe('none');
    expect(judged(dc(id('http://www.hdl.handle.net/1/2')), configuration).state).toBe('none');
    expect(judged(aBib(), configuration).state).toBe('foreign');
  });

  it('reads a format of no route by its looks', () => {
    const marc = aMarcRecord(
      '<datafield ind1="7" ind2=" " tag="024"><subfield code="a">12345/99</subfield><subfield code="2">hdl</subfield></datafield>',
    );
    const mods = '<mods><identifier type="hdl">12345/99</identifier></mods>';
    for (const [xml, field] of [
      [marc, '024 $a'],
      [mods, 'identifier (hdl)'],
      [aDcRecord(id('12345/99')), 'dc:identifier'],
    ] as const) {
      expect(judged(aBib({ format: 'lod', xml })).field).toBe(field);
    }
  });

  it('names Alma’s reason for a record that was not handed out', () => {
    const problem = { code: '402203', message: 'not valid', trackingId: 'E01' };
    const record = judgeRecord(
      { mmsId: asMmsId('991000000000000009'), bib: undefined, problem, position: 3, readAt: 7 },
      aConfiguration(),
    );
    expect(record.state).toBe('unreadable');
    expect(record.problem).toEqual(problem);
    const { state, problem: nothing } = judgeRecord(
      { mmsId: undefined, bib: undefined, position: 3, readAt: 7 },
      aConfiguration(),
    );
    expect([state, nothing]).toEqual(['unreadable', { code: '', message: '', trackingId: '' }]);
  });

  it('gives every record exactly one state, whatever its text', () => {
    const identifiers = fc
      .array(
        fc
          .string({ unit: 'grapheme', maxLength: 20 })
          .map((text) => text.replace(/[<&\0-\x1f]/g, '')),
      )
      .map((texts) => texts.map(id).join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), identifiers.map(aDcRecord)), (xml) => {
        expect(RECORD_STATES).toContain(judged(aBib({ xml })).state);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads hostile records in time that grows with their length', () => {
    const HOSTILE = [
      (n: number) => `<dc:identifier>${'12345/1 '.repeat(n)}</dc:identifier>`,
      (n: number) => `<dc:identifier>${'http://hdl.handle.net/'.repeat(n)}</dc:identifier>`,
      (n: number) => `<dc:source>${'handle.net/////hdl:   '.repeat(n)}</dc:source>`,
      (n: number) => `<dc:identifier>12345/1${'.'.repeat(n)}x</dc:identifier>`,
      (n: number) => '<dc:identifier>12345/1</dc:identifier>'.repeat(n),
      (n: number) => `<dc:source>${'<b>12345/1</b>'.repeat(n)}</dc:source>`,
      (n: number) =>
        `<dc:source ${Array.from({ length: n }, (_, i) => `a${String(i)}="12345/"`).join(' ')}/>`,
    ];
    for (const [i, make] of HOSTILE.entries()) {
      const time = (length: number, times: number): number => {
        const bib = dc(make(length));
        const before = process.cpuUsage();
        for (let time = 0; time < times; time++) judged(bib);
        return process.cpuUsage(before).user / 1000;
      };
      // As much text in one piece as in sixteen; quadratic time would be 16 times as much.
      const pieces = Math.max(time(500, 16), time(500, 16), 8);
      const [one, again] = [time(8000, 1), time(8000, 1)];
      expect(Math.min(one, again) / pieces)
        .withContext(`the hostile record ${String(i)}`)
        .toBeLessThan(6);
    }
  });
});

describe('fingerprintOf', () => {
  it('is the same for the same text and another for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(fingerprintOf(a) === fingerprintOf(b)).toBe(a === b);
      }),
    );
  });
});
