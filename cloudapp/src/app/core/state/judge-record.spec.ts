import { asMmsId } from '../identifiers/mms-id';
import {
  aBib,
  aConfiguration,
  aDcRecord,
  aMarcRecord,
  aModsRecord,
  judged,
  URL_99,
} from '../testing/a-bib';
import { judgeRecord } from './judge-record';
import { markDuplicates } from './judge-set';
import type { Finding, RecordState } from './record-state';

const dc = (fields: string) => aBib({ xml: aDcRecord(fields) });
const id = (text: string) => `<dc:identifier>${text}</dc:identifier>`;
const typed = (text: string) => `<dc:identifier xsi:type="dcterms:URI">${text}</dc:identifier>`;
const dcterms = (text: string) =>
  `<dcterms:identifier xsi:type="dcterms:URI">${text}</dcterms:identifier>`;

describe('judgeRecord', () => {
  const STATES: readonly (readonly [
    what: string,
    bib: ReturnType<typeof aBib>,
    state: RecordState,
  ])[] = [
    ['a plain handle in dc:identifier', dc(id(URL_99)), 'ready'],
    ['a bare handle', dc(id('12345/99')), 'ready'],
    ['equal handles count once', dc(id(URL_99) + id('12345/99')), 'ready'],
    ['a handle of other case', dc(id('12345/ab') + id('http://hdl.handle.net/12345/AB')), 'ready'],
    ['a linked record', aBib({ linkedTo: { id: '1', zone: 'NZ' } }), 'linked'],
    ['no digital inventory', aBib({ digital: false }), 'not-digital'],
    ['a format of no route', aBib({ format: 'unimarc' }), 'wrong-format'],
    ['broken XML', aBib({ xml: '<record><a></record>' }), 'unreadable'],
    ['no XML', aBib({ xml: undefined }), 'unreadable'],
    ['two handles', dc(id(URL_99) + id('12345/100')), 'conflicting'],
    ['another handle in dcterms', dc(id(URL_99) + dcterms('12345/100')), 'conflicting'],
    ['a handle with a full stop', dc(id(`${URL_99}.`)), 'malformed'],
    ['a handle with white space', dc(id(` ${URL_99} `)), 'malformed'],
    ['a handle without suffix', dc(id('http://hdl.handle.net/12345/')), 'malformed'],
    ['two in one field', dc(id(`${URL_99} http://hdl.handle.net/12345/100`)), 'malformed'],
    ['a handle among words', dc(id(`see ${URL_99} there`)), 'malformed'],
    ['a typed handle', dc(typed(URL_99)), 'typed'],
    ['the handle in dcterms only', dc(dcterms(URL_99)), 'copy-needed'],
    [
      'the handle in another element',
      dc(`<dcterms:source>${URL_99}</dcterms:source>`),
      'misplaced',
    ],
    [
      'the handle in the network numbers only',
      aBib({ xml: aDcRecord(''), networkNumbers: [URL_99] }),
      'misplaced',
    ],
    ['a handle of somebody else', dc(id('http://hdl.handle.net/2027/x')), 'foreign'],
    ['a number like the prefix', dc(id('912345/6')), 'none'],
    ['no handle', dc(id('college:99')), 'none'],
    [
      'MARC 024',
      aBib({
        format: 'marc21',
        xml: aMarcRecord(
          '<datafield ind1="7" ind2=" " tag="024"><subfield code="a">12345/99</subfield><subfield code="2">hdl</subfield></datafield>',
        ),
      }),
      'ready',
    ],
    [
      'MARC 024 without $2',
      aBib({
        format: 'marc21',
        xml: aMarcRecord(
          '<datafield ind1="7" ind2=" " tag="024"><subfield code="a">12345/99</subfield></datafield>',
        ),
      }),
      'misplaced',
    ],
    [
      'MARC 856',
      aBib({
        format: 'marc21',
        xml: aMarcRecord(
          `<datafield ind1="4" ind2="0" tag="856"><subfield code="u">${URL_99}</subfield></datafield>`,
        ),
      }),
      'misplaced',
    ],
    [
      'MODS hdl',
      aBib({ format: 'mods', xml: aModsRecord(`<identifier type="hdl">${URL_99}</identifier>`) }),
      'ready',
    ],
    [
      'MODS uri',
      aBib({ format: 'mods', xml: aModsRecord(`<identifier type="uri">${URL_99}</identifier>`) }),
      'misplaced',
    ],
    [
      'MODS related item',
      aBib({
        format: 'mods',
        xml: aModsRecord(
          `<relatedItem><identifier type="hdl">${URL_99}</identifier></relatedItem>`,
        ),
      }),
      'misplaced',
    ],
    [
      'MODS xlink',
      aBib({ format: 'mods', xml: aModsRecord(`<note xlink:href="${URL_99}">x</note>`) }),
      'misplaced',
    ],
  ];
  for (const [what, bib, state] of STATES) {
    it(`says ${state} of ${what}`, () => expect(judged(bib).state).toBe(state));
  }

  const FOUND: readonly (readonly [Finding, ReturnType<typeof aBib>])[] = [
    ['twice', dc(id(URL_99) + id(URL_99))],
    ['also-typed', dc(id(URL_99) + typed(URL_99))],
    ['bare', dc(id('12345/99'))],
    ['https', dc(id('https://hdl.handle.net/12345/99'))],
    ['suppressed', aBib({ suppressed: true })],
    ['no-title', aBib({ title: '', xml: aDcRecord(id(URL_99)).replace('Letters', '') })],
    ['suffix-mismatch', dc(id('college:98') + id(URL_99))],
    ['also-dcterms', dc(id(URL_99) + dcterms(URL_99))],
    ['ns-prefix', dc(`${id(URL_99)}<ns0:note xmlns:ns0="x">y</ns0:note>`)],
  ];
  for (const [finding, bib] of FOUND) {
    it(`finds ${finding} and stays ready`, () => {
      const { state, findings } = judged(bib);
      expect(findings).toEqual([finding]);
      expect(state).toBe('ready');
    });
  }

  it('finds nothing in an ordinary record', () => {
    expect(judged(dc(id('college:99') + id(URL_99))).findings).toEqual([]);
  });

  it('names Alma’s reason for a record that was not handed out', () => {
    const problem = { code: '402203', message: 'not valid', trackingId: 'E01' };
    const record = judgeRecord(
      { mmsId: asMmsId('991000000000000009'), bib: undefined, problem, position: 3, readAt: 7 },
      aConfiguration(),
    );
    expect(record.state).toBe('unreadable');
    expect(record.problem).toEqual(problem);
  });
});

describe('markDuplicates', () => {
  it('marks every record that shares its handle with another, whatever the case', () => {
    const records = [
      judged(
        aBib({ mmsId: asMmsId('991000000000000001'), xml: aDcRecord(id('12345/a')) }),
        undefined,
        0,
      ),
      judged(
        aBib({ mmsId: asMmsId('991000000000000002'), xml: aDcRecord(id('12345/A')) }),
        undefined,
        1,
      ),
      judged(
        aBib({ mmsId: asMmsId('991000000000000003'), xml: aDcRecord(id('12345/b')) }),
        undefined,
        2,
      ),
    ];
    expect(markDuplicates(records).map(({ state }) => state)).toEqual([
      'duplicate',
      'duplicate',
      'ready',
    ]);
  });

  it('does not take one record for two when it stands twice in the set', () => {
    const bib = aBib();
    const states = markDuplicates([judged(bib, undefined, 0), judged(bib, undefined, 1)]);
    expect(states.map(({ state }) => state)).toEqual(['ready', 'ready']);
  });
});
