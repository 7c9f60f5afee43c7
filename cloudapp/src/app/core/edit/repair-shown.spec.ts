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
import { planRepair, repaired } from './plan-repair';
import type { RepairPlan } from './repair-plan';

const RULED = aConfiguration({
  repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' },
});
const TYPED = `xsi:type="dcterms:URI"`;
const id = (text: string, attributes = ''): string =>
  `<dc:identifier${attributes}>${text}</dc:identifier>`;
const source = (text: string): string => `<dcterms:identifier>${text}</dcterms:identifier>`;

function planned(bib: BibRecord, configuration: Configuration = RULED): RepairPlan {
  const plan = planRepair(
    bib,
    readRecord(bib, ['12345']),
    judged(bib, configuration),
    configuration,
  );
  if ('refused' in plan) throw new Error(`refused: ${plan.refused}`);
  return plan;
}

function refusalOf(bib: BibRecord): string {
  const plan = planRepair(bib, readRecord(bib, ['12345']), judged(bib, RULED), RULED);
  return 'refused' in plan ? plan.refused : 'none';
}

/** What is shown of the repair of these fields: its kind, the handle before and after, each change. */
function shown(fields: string, format: 'dc' | 'marc21' | 'mods' = 'dc'): readonly unknown[] {
  const make = { dc: aDcRecord, marc21: aMarcRecord, mods: aModsRecord }[format];
  const { kind, oldHandle, newHandle, changes } = planned(aBib({ format, xml: make(fields) }));
  return [
    kind,
    oldHandle,
    newHandle,
    ...changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
  ];
}

describe('what is shown of a repair', () => {
  it('is each type that is taken away, and none where there is none', () => {
    expect(shown(id(URL_99, ` ${TYPED}`) + id('college:1'))).toEqual([
      'remove-type',
      '12345/99',
      '12345/99',
      `dc:identifier: ${URL_99} [xsi:type="dcterms:URI"] → ${URL_99}`,
    ]);
  });

  it('is a handle put right', () => {
    expect(shown(id(`${URL_99}.`))).toEqual([
      'normalize',
      '12345/99.',
      '12345/99',
      `dc:identifier: ${URL_99}. → ${URL_99}`,
    ]);
  });

  it('is one handle before, though several fields bear it', () => {
    expect(shown(id(` ${URL_99}`) + id(`${URL_99}.`))).toEqual([
      'normalize',
      '12345/99.',
      '12345/99',
      `dc:identifier:  ${URL_99} → ${URL_99}`,
      `dc:identifier: ${URL_99}. → ${URL_99}`,
    ]);
  });

  it('is the same handle before and after where only its spelling was wrong', () => {
    expect(shown(id(` ${URL_99}`)).slice(0, 3)).toEqual(['normalize', '12345/99', '12345/99']);
    const none = shown(id(`${URL_99}; 12345/99`));
    expect(none.slice(0, 3)).toEqual(['normalize', undefined, '12345/99']);
  });

  it('leaves a good field and its type alone where another is put right', () => {
    expect(shown(id(`${URL_99}`, ` ${TYPED}`) + id(`${URL_99}.`))).toEqual([
      'normalize',
      '12345/99.',
      '12345/99',
      `dc:identifier: ${URL_99}. → ${URL_99}`,
    ]);
  });

  it('is a handle put right and its type taken away', () => {
    expect(shown(id(`${URL_99}.`, ` ${TYPED}`))).toEqual([
      'normalize',
      '12345/99.',
      '12345/99',
      `dc:identifier: ${URL_99}. → ${URL_99}`,
      `dc:identifier: ${URL_99}. [xsi:type="dcterms:URI"] → ${URL_99}`,
    ]);
  });

  it('is a handle put right in one place and added in another', () => {
    expect(shown(source(`${URL_99}.`))).toEqual([
      'normalize',
      '12345/99.',
      '12345/99',
      `dcterms:identifier: ${URL_99}. → ${URL_99}`,
      `dc:identifier:  → ${URL_99}`,
    ]);
  });

  it('is what is added, in the words of each format', () => {
    const local = '<identifier type="local">college:99</identifier>';

    expect(shown(source(URL_99))).toEqual([
      'insert-identifier',
      '12345/99',
      '12345/99',
      `dc:identifier:  → ${URL_99}`,
    ]);
    expect(shown(aMarcField('035 __ $a college:99'), 'marc21')).toEqual([
      'assign',
      undefined,
      '12345/99',
      '024 $a:  → 12345/99',
    ]);
    expect(shown(local, 'mods')).toEqual([
      'assign',
      undefined,
      '12345/99',
      `identifier (hdl):  → ${URL_99}`,
    ]);
  });
});

describe('a repair', () => {
  it('takes the type of its namespace alone, from the field that was meant', () => {
    const other = id('college:1', ` type="a" x:type="b" xmlns:x="urn:x" ${TYPED}`);
    const before = `${other}<a><b ${TYPED}>${id('college:2', ` ${TYPED}`)}</b></a>`;
    const field = (type: string) => id(URL_99, ` type="a"${type} x:type="b" xmlns:x="urn:x"`);
    const bib = aBib({ xml: aDcRecord(before + field(` ${TYPED}`)) });

    expect(repaired(bib, planned(bib)).xml).toBe(aDcRecord(before + field('')));
  });

  it('takes the type from a field inside another', () => {
    const wrapped = (type: string) => `<a>${id('college:1')}<b>${id(URL_99, type)}</b></a>`;
    const bib = aBib({ xml: aDcRecord(wrapped(` ${TYPED}`)) });

    expect(repaired(bib, planned(bib)).xml).toBe(aDcRecord(wrapped('')));
  });

  it('writes a handle with the signs that XML has for itself', () => {
    const bib = aBib({ xml: aDcRecord(id(' 12345/a&lt;b&gt;&amp;c')) });
    const { edits } = planned(bib, aConfiguration({ normalForm: 'hdl:{handle}' }));

    expect(edits.map(({ text }) => text)).toEqual(['hdl:12345/a&lt;b&gt;&amp;c']);
  });

  it('is refused where a field that is put right cannot be completed', () => {
    const xml = `<r><t:identifier xmlns:t="http://purl.org/dc/terms/">${URL_99}.</t:identifier></r>`;

    expect(refusalOf(aBib({ xml }))).toBe('no-namespace');
  });

  it('is refused where fields name several handles', () => {
    expect(refusalOf(aBib({ xml: aDcRecord(id('12345/') + id(`${URL_99}.`)) }))).toBe('no-suffix');
    expect(
      refusalOf(aBib({ xml: aDcRecord(id(URL_99, ` ${TYPED}`) + id('12345/100', ` ${TYPED}`)) })),
    ).toBe('nothing-to-repair');
  });
});
