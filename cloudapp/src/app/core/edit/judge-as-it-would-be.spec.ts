import type { Configuration } from '../configuration/configuration';
import { readRecord } from '../record/read-record';
import { HandleBearers } from '../state/judge-set';
import { aBib, aConfiguration, aDcRecord, judged, URL_99 } from '../testing/a-bib';
import { judgeAsItWouldBe } from './judge-as-it-would-be';
import { planRepair } from './plan-repair';
import type { RepairPlan } from './repair-plan';

const id = (text: string): string => `<dc:identifier>${text}</dc:identifier>`;

/** What is said of a repair of a record with these fields, among others with those handles. */
function verdictOn(
  fields: string,
  others: readonly string[] = [],
  change: Partial<RepairPlan> = {},
  configuration: Configuration = aConfiguration(),
): string | undefined {
  const bib = aBib({ xml: aDcRecord(fields) });
  const record = judged(bib, configuration);
  const bearers = new HandleBearers();
  bearers.add(record);
  others.forEach((handle, i) => {
    bearers.add({
      ...judged(aBib({ xml: aDcRecord(id(handle)) }), configuration),
      position: i + 1,
    });
  });
  const plan = planRepair(bib, readRecord(bib, ['12345']), record, configuration);
  if ('refused' in plan) throw new Error(`refused: ${plan.refused}`);
  return judgeAsItWouldBe(bib, record, { ...plan, ...change }, bearers, configuration);
}

describe('judgeAsItWouldBe', () => {
  const SOURCE = `<dcterms:identifier>${URL_99}</dcterms:identifier>`;

  it('lets a repair pass that makes the record ready', () => {
    expect(verdictOn(id(`${URL_99}.`))).toBeUndefined();
    expect(verdictOn(SOURCE, ['12345/100'])).toBeUndefined();
  });

  it('refuses to make a duplicate, in letters of either case', () => {
    expect(verdictOn(id('12345/ab.'), ['12345/AB'])).toBe('would-be-duplicate');
    expect(verdictOn(SOURCE, [URL_99])).toBe('would-be-duplicate');
  });

  it('refuses to make a twice', () => {
    expect(verdictOn(id(URL_99) + id(`${URL_99}.`))).toBe('would-be-twice');
    const typed = `<dc:identifier xsi:type="dcterms:URI">${URL_99}</dc:identifier>`;
    expect(verdictOn(typed + typed)).toBe('would-be-twice');
  });

  it('lets a record pass that was twice before, and stays so', () => {
    const typed = `<dc:identifier xsi:type="dcterms:URI">${URL_99}</dc:identifier>`;
    expect(verdictOn(id(URL_99) + id(URL_99) + id(`${URL_99}.`))).toBeUndefined();
    expect(
      verdictOn(id(URL_99) + typed + `<dcterms:identifier>${URL_99}.</dcterms:identifier>`),
    ).toBe(undefined);
  });

  it('refuses to make a conflict', () => {
    const at = aDcRecord('').indexOf('<dc:identifier>');
    const edits = [{ start: at, end: at, text: id('12345/1') + id('12345/2') }];
    expect(verdictOn(SOURCE, [], { edits })).toBe('would-be-conflicting');
  });

  it('refuses what leaves the record unready: no change, broken XML, a normal form without a handle', () => {
    expect(verdictOn(SOURCE, [], { edits: [] })).toBe('still-not-ready');
    expect(verdictOn(SOURCE, [], { edits: [{ start: 0, end: 1, text: '' }] })).toBe(
      'still-not-ready',
    );
    const configuration = aConfiguration({ normalForm: 'http://hdl.handle.net/' });
    expect(verdictOn(SOURCE, [], {}, configuration)).toBe('still-not-ready');
  });
});
