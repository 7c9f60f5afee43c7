import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { HandleServerError, type HandleAnswer } from '../../resolver/handle-server';
import { RepairInWorld } from '../testing/repair-in-world';
import type { SimulatedWorld } from '../testing/simulated-world';
import { readBeforeImages, writeBeforeImages } from './before-images';
import { planUndo } from './plan-undo';
import type { PlannedRepair, RepairObstacle } from './planned-repair';
import { journalOf, readRepairJournal, stillAsReviewed } from './repair-journal';
import { RepairPlanBuilder } from './repair-plan-builder';

describe('what is reviewed of a repair', () => {
  let here: RepairInWorld;
  let world: SimulatedWorld;

  beforeEach(() => {
    here = new RepairInWorld();
    ({ world } = here);
  });

  afterEach(() => here.end());

  it('plans only what it may repair, and says of every other record why not', async () => {
    const { planned: plans, refused } = await here.planned();

    expect(new Set(plans.map(({ kind }) => kind))).toEqual(
      new Set(['remove-type', 'normalize', 'insert-identifier']),
    );
    expect(new Set(refused.map(({ reason }) => reason)).has('ns-prefix')).toBe(true);
    expect(world.writes()).toEqual([]);
  });

  it('refuses to undo what somebody changed since', async () => {
    const plans = await here.three();
    const images = readBeforeImages(writeBeforeImages(plans, new Date())).images;
    await here.finished(here.runOf(plans).start());
    const changed = plans[0]!.mmsId;
    world.overwrite(changed, world.xmlOf(changed).replace('</', ' and more</'));

    const undo = await here.finished(planUndo(world.alma, images));

    expect(undo.refused.map(({ mmsId, reason }) => [mmsId, reason])).toEqual([
      [changed, 'changed-since'],
    ]);
    expect(undo.planned.length).toBe(2);
  });

  it('refuses a handle that leads to another record, and one that cannot be asked', async () => {
    const [repair] = await here.three();
    const other = 'https://x.example/discovery/fulldisplay/alma99999999999/01X:V';
    const answers: readonly [RepairObstacle, () => Promise<HandleAnswer>][] = [
      ['handle-of-another', () => Promise.resolve({ kind: 'registered', urls: [other] })],
      ['handle-not-asked', () => Promise.reject(new HandleServerError('down', 'network', 0))],
    ];
    for (const [reason, ask] of answers) {
      const builder = new RepairPlanBuilder(
        { alma: world.alma, handleServer: { ...world.handleServer, ask } },
        world.configuration,
        { positionsOf: () => [] },
      );

      await here.finished(builder.build([recordOf(repair!)]));

      expect(builder.snapshot.refused.map((refusal) => refusal.reason)).toEqual([reason]);
      expect(builder.snapshot.planned).toEqual([]);
    }
  });

  it('goes on after a reload with the very changes that were reviewed', async () => {
    const plans = await here.three();
    const rows = here.runOf(plans).snapshot.rows;
    const stored: unknown = JSON.parse(JSON.stringify(journalOf(rows, Date.now())));
    const again = await here.three();

    const journal = readRepairJournal(stored);

    expect(stillAsReviewed(again, journal!).length).toBe(3);
    const other = again.map((repair) => ({ ...repair, after: `${repair.after} ` }));
    expect(stillAsReviewed(other, journal!)).toEqual([]);
  });

  it('keeps its journal within 20 kB however many records there are', async () => {
    const [repair] = await here.three();
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      repair: { ...repair!, mmsId: asMmsId(`99${String(1e15 + i)}`) },
      outcome: { result: 'waiting' as const, at: 0, code: '', message: '', trackingId: '' },
    }));

    const journal = journalOf(rows, Date.now());

    expect(JSON.stringify(journal).length).toBeLessThan(20_000);
    expect(journal!.open.length + journal!.unlisted).toBe(3000);
  });

  function recordOf({ mmsId, title }: PlannedRepair): JudgedRecord {
    return {
      position: 0,
      mmsId,
      title,
      format: '',
      state: 'copy-needed',
      findings: [],
      handle: undefined,
      field: '',
      handles: [],
      routeId: 'main',
      collection: '',
      localNumbers: [],
      fingerprint: '',
      readAt: 0,
      problem: undefined,
    };
  }
});
