import type { Alma } from '../../alma/port/alma';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import { aBibOf } from '../testing/a-repair';
import { SimulatedWorld } from '../testing/simulated-world';
import type { BeforeImage } from './before-images';
import { planUndo } from './plan-undo';

const IMAGE: BeforeImage = {
  mmsId: asMmsId('991000000000000001'),
  title: 'Letters',
  format: 'dcap01',
  suppressed: false,
  before: '<r><a>old text</a></r>',
  after: '<r><a>new text</a></r>',
  savedAt: '',
};

describe('planUndo', () => {
  const { alma } = new SimulatedWorld();

  /** Alma with these records and no others. */
  function holding(...bibs: readonly BibRecord[]): Alma {
    return {
      ...alma,
      readBibs: (ids) => Promise.resolve(bibs.filter(({ mmsId }) => ids.includes(mmsId))),
    };
  }

  async function reasonFor(bib: BibRecord): Promise<string | undefined> {
    const { planned, refused } = await planUndo(holding(bib), [IMAGE]);
    expect(planned.length + refused.length).toBe(1);
    return refused[0]?.reason;
  }

  it('puts back what was before, and shows the part that differs', async () => {
    const bib = aBibOf(IMAGE.after);

    expect(await planUndo(holding(bib), [IMAGE])).toEqual({
      planned: [
        {
          mmsId: IMAGE.mmsId,
          title: 'Letters',
          kind: 'undo',
          before: bib,
          xml: IMAGE.after,
          after: IMAGE.before,
          edits: [{ start: 6, end: 9, text: 'old' }],
          changes: [{ field: '', before: 'new', after: 'old' }],
          doubts: [],
        },
      ],
      refused: [],
    });
  });

  for (const [before, after, edit] of [
    ['<r>a</r>', '<r>aa</r>', { start: 4, end: 5, text: '' }],
    ['<r>aa</r>', '<r>a</r>', { start: 4, end: 4, text: 'a' }],
    ['<r/>', '<r></r>', { start: 2, end: 6, text: '/' }],
    ['<a/>', '<b/>', { start: 1, end: 2, text: 'a' }],
  ] as const) {
    it(`makes ${before} of ${after} by one edit`, async () => {
      const { planned } = await planUndo(holding(aBibOf(after)), [{ ...IMAGE, before, after }]);

      expect(planned.map(({ edits }) => edits)).toEqual([[edit]]);
    });
  }

  it('puts back a record that Alma spells in its own way', async () => {
    expect(await reasonFor(aBibOf('<r> <a >new text</a>\n</r>'))).toBeUndefined();
  });

  it('leaves alone what is not as the repair left it', async () => {
    expect(await reasonFor(aBibOf('<r><a>their text</a></r>'))).toBe('changed-since');
    expect(await reasonFor(aBibOf('<r'))).toBe('changed-since');
    expect(await reasonFor(aBibOf(IMAGE.after, { format: 'mods' }))).toBe('changed-since');
    expect(await reasonFor(aBibOf(IMAGE.after, { suppressed: true }))).toBe('changed-since');
  });

  it('has nothing to do where the record is as it was', async () => {
    expect(await reasonFor(aBibOf(IMAGE.before))).toBe('as-before');
  });

  it('leaves alone what Alma does not hand out', async () => {
    expect(await planUndo(holding(), [IMAGE])).toEqual({
      planned: [],
      refused: [{ mmsId: IMAGE.mmsId, title: 'Letters', reason: 'unreadable' }],
    });
    expect(await reasonFor(aBibOf('', { xml: undefined }))).toBe('unreadable');
  });

  it('goes by the last of several images of one record', async () => {
    const older = { ...IMAGE, before: '<r>older</r>', after: IMAGE.before };
    const { planned } = await planUndo(holding(aBibOf(IMAGE.after)), [older, IMAGE]);

    expect(planned.map(({ after }) => after)).toEqual([IMAGE.before]);
  });

  it('reads a hundred records at a time, and each once', async () => {
    const images = Array.from({ length: 201 }, (_, i) => ({
      ...IMAGE,
      mmsId: asMmsId(`99${String(1e15 + i)}`),
    }));
    const asked: (readonly MmsId[])[] = [];
    const signal = new AbortController().signal;
    const { refused } = await planUndo(
      {
        ...alma,
        readBibs: (ids, given) => {
          expect(given).toBe(signal);
          asked.push(ids);
          return Promise.resolve([]);
        },
      },
      images,
      signal,
    );

    expect(asked.map(({ length }) => length)).toEqual([100, 100, 1]);
    expect(asked.flat()).toEqual(images.map(({ mmsId }) => mmsId));
    expect(refused.length).toBe(201);
  });
});
