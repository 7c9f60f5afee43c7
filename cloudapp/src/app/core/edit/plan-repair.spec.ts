import type { Configuration } from '../configuration/configuration';
import type { BibRecord } from '../record/bib-record';
import { readRecord } from '../record/read-record';
import {
  aBib,
  aConfiguration,
  aDcRecord,
  aMarcField,
  aMarcRecord,
  aModsRecord,
  judged,
  URL_99,
} from '../testing/a-bib';
import { compareTrees } from './compare-trees';
import { changesHandle, planRepair, repaired } from './plan-repair';

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

  it('puts the handle right and takes the type away in one repair', () => {
    expectRepair(
      dc(`<dc:identifier xsi:type="dcterms:URI">${URL_99}.</dc:identifier>`),
      aDcRecord(`<dc:identifier>${URL_99}</dc:identifier>`),
    );
  });

  it('puts the handle right where the copy job takes it from, and adds it where Alma looks', () => {
    expectRepair(
      dc(`<dcterms:identifier>${URL_99}.</dcterms:identifier>`),
      aDcRecord(`<dcterms:identifier>${URL_99}</dcterms:identifier>`).replace(
        '<dc:identifier>alma',
        `<dc:identifier>${URL_99}</dc:identifier><dc:identifier>alma`,
      ),
    );
  });

  it('makes one handle of the same one written twice in a field', () => {
    expectRepair(
      dc(`<dc:identifier>${URL_99}; 12345/99</dc:identifier>`),
      aDcRecord(`<dc:identifier>${URL_99}</dc:identifier>`),
    );
  });

  it('puts a MARC handle right, bare', () => {
    const field = (text: string) => aMarcRecord(aMarcField(`024 7_ $a ${text} $2 hdl`));
    expectRepair(aBib({ format: 'marc21', xml: field('12345/99.') }), field('12345/99'));
  });

  it('writes under the prefix that the record’s identifiers have, on lines of its own kind', () => {
    const declared =
      '<r xmlns:a="http://purl.org/dc/elements/1.1/" xmlns:b="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">';
    const before = `${declared}\r\n\t<!-- x -->\r\n\t<b:identifier>college:99</b:identifier>\r\n`;
    const rest = `\t<t:identifier>${URL_99}</t:identifier>\r\n</r>`;
    expectRepair(
      aBib({ xml: before + rest }),
      `${before.trimEnd()}\r\n\t<b:identifier>${URL_99}</b:identifier>\r\n${rest}`,
    );
  });

  it('adds the identifier in front of Alma’s own, behind the last field, or into an empty record', () => {
    const dcterms = `<t:identifier>${URL_99}</t:identifier>`;
    const open = '<r xmlns="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">';
    const added = `<identifier>${URL_99}</identifier>`;
    const almas = '<identifier>alma:01COL_INST/bibs/1</identifier>';
    expectRepair(
      aBib({ xml: `${open}\n ${almas}${dcterms}</r>` }),
      `${open}\n ${added}\n ${almas}${dcterms}</r>`,
    );
    expectRepair(aBib({ xml: `${open}${dcterms}</r>` }), `${open}${dcterms}${added}</r>`);
  });

  it('assigns nothing in place of another value, whatever else the field says', () => {
    const configuration = aConfiguration({
      repairRule: { pattern: 'college:(.+)', handle: '12345/$1' },
    });
    expectRepair(
      dc('<dc:identifier>college:$&amp;</dc:identifier>'),
      aDcRecord(
        '<dc:identifier>college:$&amp;</dc:identifier><dc:identifier>http://hdl.handle.net/12345/$&amp;</dc:identifier>',
      ),
      configuration,
    );
  });

  const RULED: readonly (readonly [string, Configuration['repairRule'], string, string])[] = [
    [
      'no number that fits',
      { pattern: 'x(\\d+)', handle: '12345/$1' },
      'college:9',
      'rule-finds-none',
    ],
    [
      'a handle of another prefix',
      { pattern: 'college:(\\d+)', handle: '777/$1' },
      'college:9',
      'rule-finds-none',
    ],
    [
      'no handle at all',
      { pattern: 'college:(\\d+)', handle: '$1' },
      'college:9',
      'rule-finds-none',
    ],
    [
      'an empty suffix',
      { pattern: 'college:9(x)?', handle: '12345/$1' },
      'college:9',
      'rule-finds-none',
    ],
    [
      'two numbers',
      { pattern: '.*?(\\d+)', handle: '12345/$1' },
      'college:9</dc:identifier><dc:identifier>8',
      'rule-finds-several',
    ],
    ['a pattern that is none', { pattern: '(', handle: '12345/$1' }, 'college:9', 'no-rule'],
  ];
  for (const [what, repairRule, number, refused] of RULED) {
    it(`refuses by a rule that finds ${what}: ${refused}`, () => {
      const bib = dc(`<dc:identifier>${number}</dc:identifier>`);
      expect(plannedFor(bib, aConfiguration({ repairRule }))).toEqual(
        jasmine.objectContaining({ refused }),
      );
    });
  }

  it('says of a cleaned handle what it was before', () => {
    const plan = plannedFor(dc(`<dc:identifier>${URL_99}.</dc:identifier>`), aConfiguration());
    if ('refused' in plan) throw new Error(plan.refused);
    expect([plan.oldHandle, plan.newHandle] as readonly unknown[]).toEqual([
      '12345/99.',
      '12345/99',
    ]);
    expect(changesHandle(plan)).toBeTrue();
    const typed = plannedFor(
      dc(`<dc:identifier xsi:type="dcterms:URI">${URL_99}</dc:identifier>`),
      aConfiguration(),
    );
    if ('refused' in typed) throw new Error(typed.refused);
    expect(changesHandle(typed)).toBeFalse();
    expect(changesHandle({ ...typed, oldHandle: undefined })).toBeFalse();
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
      'a handle with another value behind a semicolon',
      dc(`<dc:identifier>${URL_99};college:99</dc:identifier>`),
      'other-words',
    ],
    [
      'a handle twice with another value between',
      dc(`<dc:identifier>${URL_99}; college:99; ${URL_99}</dc:identifier>`),
      'several-handles',
    ],
    [
      'a comment in the field',
      dc(`<dc:identifier>${URL_99}<!-- sic -->.</dc:identifier>`),
      'mixed-content',
    ],
    [
      'an element in the field',
      dc(`<dc:identifier>${URL_99}.<i/></dc:identifier>`),
      'mixed-content',
    ],
    [
      'two fields that were two other handles',
      dc(`<dc:identifier>${URL_99}.</dc:identifier><dc:identifier>${URL_99},</dc:identifier>`),
      'several-handles',
    ],
    ['a record that does not parse', aBib({ xml: '<' }), 'not-here'],
    ['a record without XML', aBib({ xml: undefined }), 'not-here'],
    ['a format of no route', aBib({ format: 'unimarc' }), 'not-here'],
    [
      'a namespace that every field declares for itself',
      aBib({
        xml: `<r><t:identifier xmlns:t="http://purl.org/dc/terms/">${URL_99}</t:identifier></r>`,
      }),
      'no-namespace',
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
