import FakeTimers from '@sinonjs/fake-timers';

import type { Alma } from '../../alma/port/alma';
import type { Handle } from '../../core/handle/handle';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import type { JudgedRecord } from '../../core/state/judged-record';
import { HandleBearers } from '../../core/state/judge-set';
import { aBib, aConfiguration, aDcRecord, judged } from '../../core/testing/a-bib';
import { HandleServerError, type HandleAnswer } from '../../resolver/handle-server';
import { SimulatedWorld } from '../testing/simulated-world';
import { RepairPlanBuilder, type BearersOfSet } from './repair-plan-builder';

const idOf = (i: number): MmsId => asMmsId(`99${String(1e15 + i)}`);
const PAGE = 'https://x.example/discovery/fulldisplay/alma';

/** A record whose handle stands where the copy job takes it from. */
function copyNeeded(i: number, handle = `12345/${String(i)}`): BibRecord {
  const xml = aDcRecord(`<dcterms:identifier>http://hdl.handle.net/${handle}</dcterms:identifier>`);
  return aBib({ mmsId: idOf(i), title: `Title ${String(i)}`, xml });
}

describe('RepairPlanBuilder', () => {
  const { alma: simulated, handleServer } = new SimulatedWorld();
  const NOBODY: BearersOfSet = { positionsOf: () => [] };
  let clock: ReturnType<typeof FakeTimers.install>;
  let asked: string[];
  let reads: (readonly MmsId[])[];
  let answers: Map<string, HandleAnswer | Error>;

  beforeEach(() => {
    clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    [asked, reads, answers] = [[], [], new Map()];
  });

  afterEach(() => clock.uninstall());

  function builderOf(
    bibs: readonly BibRecord[],
    bearers: BearersOfSet = NOBODY,
    change: Partial<Alma> = {},
  ): RepairPlanBuilder {
    const alma: Alma = {
      ...simulated,
      readBibs: (ids) => {
        reads.push(ids);
        return Promise.resolve(bibs.filter(({ mmsId }) => ids.includes(mmsId)));
      },
      ...change,
    };
    const ask = async (handle: Handle, authoritative: boolean): Promise<HandleAnswer> => {
      asked.push(`${handle}${authoritative ? ' itself' : ''}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      const answer = answers.get(handle) ?? { kind: 'unregistered' };
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return new RepairPlanBuilder(
      { alma, handleServer: { ...handleServer, ask } },
      aConfiguration(),
      bearers,
    );
  }

  async function built(
    builder: RepairPlanBuilder,
    records: readonly JudgedRecord[],
  ): Promise<RepairPlanBuilder> {
    const work = builder.build(records);
    await clock.runAllAsync();
    await work;
    return builder;
  }

  const recordsOf = (bibs: readonly BibRecord[]) => bibs.map((bib, i) => judged(bib, undefined, i));
  const refusedBy = ({ snapshot }: RepairPlanBuilder) =>
    snapshot.refused.map(({ mmsId, reason }) => [mmsId, reason]);

  it('shows nothing before it builds, and the whole change of each record afterwards', async () => {
    const bib = copyNeeded(1);
    const builder = builderOf([bib]);
    expect(builder.snapshot).toEqual({
      phase: 'idle',
      stage: 'reading',
      progress: { done: 0, total: 0, perSecond: 0, leftMs: undefined, elapsedMs: 0 },
      planned: [],
      refused: [],
      failure: undefined,
    });
    const phases: string[] = [];
    const stopListening = builder.subscribe(() => phases.push(builder.snapshot.phase));

    await built(builder, recordsOf([bib]));

    expect(phases[0]).toBe('running');
    expect(phases.at(-1)).toBe('done');
    const heard = phases.length;
    stopListening();
    const { planned, refused, progress } = builder.snapshot;
    expect(refused).toEqual([]);
    expect(progress).toEqual(jasmine.objectContaining({ done: 1, total: 1 }));
    expect(
      planned.map(({ mmsId, title, kind, xml, doubts }) => [mmsId, title, kind, xml, doubts]),
    ).toEqual([[bib.mmsId, 'Title 1', 'insert-identifier', bib.xml ?? '', []]]);
    expect(planned[0]?.before).toBe(bib);
    expect(planned[0]?.changes.map(({ after }) => after)).toEqual([
      'http://hdl.handle.net/12345/1',
    ]);
    expect(planned[0]?.after).toContain(
      '<dc:identifier>http://hdl.handle.net/12345/1</dc:identifier>',
    );
    expect(planned[0]?.edits.length).toBe(1);

    // Built once is built for good.
    await built(builder, recordsOf([bib]));
    expect(reads.length).toBe(1);
    expect(phases.length).toBe(heard);
  });

  it('reads a hundred records at a time, and passes over those without an id', async () => {
    const bibs = Array.from({ length: 201 }, (_, i) => copyNeeded(i));
    const nameless = { ...judged(copyNeeded(999)), mmsId: undefined };
    const builder = await built(builderOf(bibs), [nameless, ...recordsOf(bibs)]);

    expect(reads.map(({ length }) => length)).toEqual([100, 100, 1]);
    expect(builder.snapshot.planned.length).toBe(201);
    expect(builder.snapshot.refused).toEqual([]);
    expect(builder.snapshot.progress).toEqual(jasmine.objectContaining({ done: 201, total: 201 }));
  });

  it('refuses what Alma does not hand out, and what has nothing to repair', async () => {
    const [gone, empty, well] = [copyNeeded(11), { ...copyNeeded(12), xml: undefined }, aBib()];
    const builder = await built(builderOf([empty, well]), recordsOf([gone, empty, well]));

    expect(builder.snapshot.refused).toEqual([
      { mmsId: idOf(11), title: 'Title 11', reason: 'unreadable' },
      { mmsId: idOf(12), title: 'Title 12', reason: 'unreadable' },
      { mmsId: idOf(1), title: 'Letters', reason: 'nothing-to-repair' },
    ]);
    expect(asked).toEqual([]);
  });

  it('refuses what another record of the set bears already, be it one of several', async () => {
    const bib = copyNeeded(1);
    const twofold = aBib({
      mmsId: idOf(2),
      xml: aDcRecord(
        '<dc:identifier>http://hdl.handle.net/12345/2</dc:identifier>' +
          '<dcterms:identifier>http://hdl.handle.net/12345/3.</dcterms:identifier>',
      ),
    });
    const bearers = new HandleBearers();
    for (const record of [...recordsOf([bib]), judged(copyNeeded(7, '12345/1'), undefined, 5)]) {
      bearers.add(record);
    }

    expect(refusedBy(await built(builderOf([bib], bearers), recordsOf([bib])))).toEqual([
      [bib.mmsId, 'nothing-to-repair'],
    ]);
    const alone = new HandleBearers();
    alone.add(judged(bib));
    expect(refusedBy(await built(builderOf([bib], alone), [judged(bib)]))).toEqual([]);
    expect((await built(builderOf([twofold], NOBODY), [judged(twofold)])).snapshot.planned).toEqual(
      [],
    );
  });

  it('refuses what would do harm', async () => {
    const bib = aBib({
      xml: aDcRecord(
        '<dc:identifier>http://hdl.handle.net/12345/1</dc:identifier><dc:identifier>12345/1.</dc:identifier>',
      ),
    });

    expect(refusedBy(await built(builderOf([bib]), recordsOf([bib])))).toEqual([
      [bib.mmsId, 'would-be-twice'],
    ]);
  });

  it('refuses to give one handle to two records of one selection', async () => {
    const bibs = [copyNeeded(1, '12345/a'), copyNeeded(2), copyNeeded(3, '12345/A')];
    const builder = await built(builderOf(bibs), recordsOf(bibs));

    expect(builder.snapshot.planned.map(({ mmsId }) => mmsId)).toEqual([idOf(2)]);
    expect(builder.snapshot.refused).toEqual([
      { mmsId: idOf(1), title: 'Title 1', reason: 'would-be-duplicate' },
      { mmsId: idOf(3), title: 'Title 3', reason: 'would-be-duplicate' },
    ]);
    expect(new Set(asked)).toEqual(new Set(['12345/2', '12345/2 itself']));
  });

  describe('goes by what the handle server says of the handle', () => {
    const bib = copyNeeded(1);
    const leadsTo = (...urls: readonly string[]): HandleAnswer => ({ kind: 'registered', urls });

    for (const [what, answer, reason, doubts] of [
      ['is not registered', { kind: 'unregistered' }, undefined, []],
      ['leads nowhere', leadsTo(), undefined, []],
      ['leads to the record', leadsTo(`${PAGE}${idOf(1)}/01X:V`), undefined, []],
      ['leads to another record', leadsTo(`${PAGE}${idOf(2)}/01X:V`), 'handle-of-another', []],
      ['leads to no record', leadsTo('https://old.example/1'), undefined, ['leads-elsewhere']],
      ['could not be asked', new HandleServerError('', 'bad-answer', 2), 'handle-not-asked', []],
    ] as const) {
      it(`that ${what}`, async () => {
        answers.set('12345/1', answer);
        const builder = await built(builderOf([bib]), recordsOf([bib]));

        expect(refusedBy(builder)).toEqual(reason === undefined ? [] : [[bib.mmsId, reason]]);
        expect(builder.snapshot.planned.map((repair) => repair.doubts)).toEqual(
          reason === undefined ? [[...doubts]] : [],
        );
        expect(new Set(asked.map((line) => line.split(' ')[0]))).toEqual(new Set(['12345/1']));
      });
    }

    const changed = aBib({
      mmsId: idOf(1),
      xml: aDcRecord('<dc:identifier>http://hdl.handle.net/12345/1.</dc:identifier>'),
    });

    for (const [what, answer, reason] of [
      ['is not registered', { kind: 'unregistered' }, undefined],
      ['leads nowhere', leadsTo(), undefined],
      ['leads to the record', leadsTo(`${PAGE}${idOf(1)}/01X:V`), 'old-handle-resolves'],
      ['leads elsewhere', leadsTo('https://old.example/1'), 'old-handle-resolves'],
      ['could not be asked', new HandleServerError('', 'bad-answer', 2), 'handle-not-asked'],
    ] as const) {
      it(`that was there before and ${what}`, async () => {
        answers.set('12345/1.', answer);
        const builder = await built(builderOf([changed]), recordsOf([changed]));

        expect(refusedBy(builder)).toEqual(reason === undefined ? [] : [[idOf(1), reason]]);
        expect(builder.snapshot.planned.length).toBe(reason === undefined ? 1 : 0);
        expect(asked).toContain('12345/1.');
        expect(asked).toContain('12345/1');
      });
    }
  });

  it('tells how many records were read, then of how many handles the server was asked', async () => {
    const bibs = Array.from({ length: 300 }, (_, i) => copyNeeded(i));
    const builder = builderOf(bibs);
    const told: string[] = [];
    builder.subscribe(() => {
      const { stage, progress } = builder.snapshot;
      told.push(`${stage} ${String(progress.done)} of ${String(progress.total)}`);
    });
    await built(builder, recordsOf(bibs));

    expect(told[1]).toMatch(/^reading [123]00 of 300$/);
    expect(told.filter((line) => /^asking [12]?\d?\d of 300$/.test(line)).length).toBeGreaterThan(
      1,
    );
    expect(told.at(-1)).toBe('asking 300 of 300');
  });

  it('asks for nothing where every record is left alone', async () => {
    const builder = await built(builderOf([aBib()]), recordsOf([aBib()]));
    expect(builder.snapshot.stage).toBe('reading');
  });

  it('says why it ended before its end, and that it was cancelled', async () => {
    const failure = new Error('no');
    const failing = builderOf([], NOBODY, { readBibs: () => Promise.reject(failure) });
    await built(failing, recordsOf([copyNeeded(1)]));
    expect([failing.snapshot.phase, failing.snapshot.failure]).toEqual(['failed', failure]);

    const bib = copyNeeded(1);
    const cancelled = builderOf([bib]);
    const work = cancelled.build(recordsOf([bib]));
    cancelled.cancel();
    await clock.runAllAsync();
    await work;
    expect([cancelled.snapshot.phase, cancelled.snapshot.failure]).toEqual([
      'cancelled',
      undefined,
    ]);
    expect(cancelled.snapshot.planned).toEqual([]);
  });

  it('asks for no more handles once it is cancelled', async () => {
    const bibs = Array.from({ length: 60 }, (_, i) => copyNeeded(i));
    const builder = builderOf(bibs);
    const work = builder.build(recordsOf(bibs));
    for (let i = 0; i < 1000 && asked.length === 0; i++) await clock.tickAsync(1);
    builder.cancel();
    await clock.runAllAsync();
    await work;

    expect(builder.snapshot.phase).toBe('cancelled');
    expect(builder.snapshot.planned.length).toBe(0);
    expect(asked.length).toBe(24);
  });
});
