import { asMmsId } from '../../core/identifiers/mms-id';
import { aBibOf, aRepair } from '../testing/a-repair';
import { readBeforeImages, writeBeforeImages } from './before-images';

const WHOLE = {
  mms_id: '991000000000000001',
  title: 'Letters',
  record_format: 'dcap01',
  suppressed: true,
  before: '<r>a</r>',
  after: '<r>b</r>',
  saved_at: '2026-02-02T00:00:00.000Z',
};
const IMAGE = {
  mmsId: asMmsId('991000000000000001'),
  title: 'Letters',
  format: 'dcap01',
  suppressed: true,
  before: '<r>a</r>',
  after: '<r>b</r>',
  savedAt: '2026-02-02T00:00:00.000Z',
};

describe('the before-images', () => {
  it('are written one a line', () => {
    const repair = aRepair({ before: aBibOf('<r>a</r>', { suppressed: true }) });

    expect(writeBeforeImages([repair, repair], new Date(WHOLE.saved_at))).toBe(
      `${JSON.stringify(WHOLE)}\n${JSON.stringify(WHOLE)}\n`,
    );
  });

  it('are read back, whatever an editor did to the ends of lines', () => {
    const line = JSON.stringify(WHOLE);

    expect(readBeforeImages(`\ufeff${line}\r\n\r\n  \n${line}`)).toEqual({
      images: [IMAGE, IMAGE],
      damaged: [],
    });
  });

  it('are read without what an undo can do without', () => {
    const { title: _t, saved_at: _s, ...needed } = WHOLE;

    expect(readBeforeImages(JSON.stringify(needed)).images).toEqual([
      { ...IMAGE, title: '', savedAt: '' },
    ]);
  });

  for (const [what, line] of [
    ['no JSON', '{"mms_id":'],
    ['a number', '5'],
    ['nothing', 'null'],
    ['an image of no record', JSON.stringify({ ...WHOLE, mms_id: 'x' })],
    ['an image without an id', JSON.stringify({ ...WHOLE, mms_id: undefined })],
    ['an image without a format', JSON.stringify({ ...WHOLE, record_format: 1 })],
    ['an image without what was before', JSON.stringify({ ...WHOLE, before: null })],
    ['an image without what was written', JSON.stringify({ ...WHOLE, after: undefined })],
    ['an image that does not tell suppression', JSON.stringify({ ...WHOLE, suppressed: 'no' })],
  ] as const) {
    it(`are damaged by a line with ${what}`, () => {
      expect(readBeforeImages(`\n${line}\n${JSON.stringify(WHOLE)}`)).toEqual({
        images: [IMAGE],
        damaged: [{ line: 2, text: line.slice(0, 100) }],
      });
    });
  }

  it('name a damaged line by its beginning', () => {
    expect(readBeforeImages('x'.repeat(200)).damaged).toEqual([{ line: 1, text: 'x'.repeat(100) }]);
  });
});
