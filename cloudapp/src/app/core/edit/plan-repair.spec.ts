import type { Configuration } from '../configuration/configuration';
import type { BibRecord } from '../record/bib-record';
import { readRecord } from '../record/read-record';
import {
  aBib,
  aConfiguration,
  aDcRecord,
  aMarcRecord,
  aModsRecord,
  judged,
  URL_99,
} from '../testing/a-bib';
import { compareTrees } from './compare-trees';
import { planRepair, repaired } from './plan-repair';
import { applyEdits } from './text-edit';

/** Repairs a record and checks what holds for every repair. */
function expectRepair(bib: BibRecord, after: string, configuration = aConfiguration()): void {
  const plan = plannedFor(bib, configuration);
  if ('refused' in plan) {
    fail(`refused: ${plan.refused}`);
    return;
  }
  const repairedBib = repaired(bib, plan);
  expect(repairedBib.xml).toBe(after);
  const again = plannedFor(repairedBib, configuration);
  expect(again)
    .withContext('a second pass finds nothing to do')
    .toEqual({ refused: 'nothing-to-repair' });
  expect(compareTrees(after, repairedBib.xml ?? '')).toBe('equal');
}

function plannedFor(bib: BibRecord, configuration: Configuration) {
  return planRepair(bib, readRecord(bib, ['12345']), judged(bib, configuration), configuration);
}

const dc = (fields: string) => aBib({ xml: aDcRecord(fields) });

describe('planRepair', () => {
  it('takes the type away and nothing else', () => {
    expectRepair(
      dc(`<dc:identifier xml:lang='eng'\n  xsi:type = "dcterms:URI" >${URL_99}</dc:identifier>`),
      aDcRecord(`<dc:identifier xml:lang='eng' >${URL_99}</dc:identifier>`),
    );
  });

  it('puts a handle in the normal form', () => {
    expectRepair(
      dc(`<dc:identifier> ${URL_99}. </dc:identifier>`),
      aDcRecord(`<dc:identifier>${URL_99}</dc:identifier>`),
    );
  });

  it('adds the identifier behind the last one that is not Alma’s own', () => {
    const source = `<dcterms:identifier>${URL_99}</dcterms:identifier>`;
    expectRepair(
      dc(`<dc:identifier>college:99</dc:identifier>${source}`),
      aDcRecord(
        `<dc:identifier>college:99</dc:identifier><dc:identifier>${URL_99}</dc:identifier>${source}`,
      ),
    );
  });

  it('assigns a handle by the rule', () => {
    const configuration = aConfiguration({
      repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' },
    });
    expectRepair(
      dc('<dc:identifier>college:99</dc:identifier>'),
      aDcRecord(
        `<dc:identifier>college:99</dc:identifier><dc:identifier>${URL_99}</dc:identifier>`,
      ),
      configuration,
    );
  });

  it('adds a MARC 024 in the order of the tags, bare', () => {
    const configuration = aConfiguration({
      repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' },
    });
    const number =
      '<datafield ind1=" " ind2=" " tag="035"><subfield code="a">college:99</subfield></datafield>';
    expectRepair(
      aBib({ format: 'marc21', xml: aMarcRecord(number) }),
      aMarcRecord(
        `<datafield ind1="7" ind2=" " tag="024"><subfield code="a">12345/99</subfield><subfield code="2">hdl</subfield></datafield>${number}`,
      ),
      configuration,
    );
  });

  it('adds a MODS identifier on a line of its own', () => {
    const configuration = aConfiguration({
      repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' },
    });
    const number = '\n  <identifier type="local">college:99</identifier>';
    expectRepair(
      aBib({ format: 'mods', xml: aModsRecord(number) }),
      aModsRecord(`${number}\n  <identifier type="hdl">${URL_99}</identifier>`),
      configuration,
    );
  });

  const REFUSED: readonly (readonly [string, BibRecord, string])[] = [
    [
      'a handle without suffix',
      dc('<dc:identifier>http://hdl.handle.net/12345/</dc:identifier>'),
      'no-suffix',
    ],
    [
      'a handle among words',
      dc(`<dc:identifier>see ${URL_99} there</dc:identifier>`),
      'other-words',
    ],
    [
      'two handles in one field',
      dc(`<dc:identifier>${URL_99} 12345/100</dc:identifier>`),
      'several-handles',
    ],
    [
      'a record with ns0',
      dc(`<ns0:x xmlns:ns0="y"/><dc:identifier>${URL_99}.</dc:identifier>`),
      'ns-prefix',
    ],
    ['a linked record', aBib({ linkedTo: { id: '1', zone: 'NZ' } }), 'not-here'],
    ['a good record', aBib(), 'nothing-to-repair'],
    ['no handle and no rule', dc(''), 'no-rule'],
  ];
  for (const [what, bib, refused] of REFUSED) {
    it(`refuses ${what}: ${refused}`, () => {
      expect(plannedFor(bib, aConfiguration())).toEqual(jasmine.objectContaining({ refused }));
    });
  }
});

describe('applyEdits', () => {
  it('refuses edits that overlap', () => {
    expect(() =>
      applyEdits('abc', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrowError(/overlap/);
    expect(() =>
      applyEdits('abc', [
        { start: 1, end: 1, text: 'x' },
        { start: 1, end: 1, text: 'y' },
      ]),
    ).toThrowError(/overlap/);
  });
});

describe('compareTrees', () => {
  it('takes other quotes, entities and order of attributes for spelling', () => {
    expect(compareTrees('<a b="1" c="&#50;"> <d/></a>', "<a c='2' b='1'><d></d></a>")).toBe(
      'spelling',
    );
  });
  it('names what differs', () => {
    expect(compareTrees('<a><b>1</b></a>', '<a><b>2</b></a>')).toEqual(
      jasmine.objectContaining({ expected: '1', found: '2' }),
    );
  });
});
