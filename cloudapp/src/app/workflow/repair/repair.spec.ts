import FakeTimers from '@sinonjs/fake-timers';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { RecordState } from '../../core/state/record-state';
import { HandleServerError, type HandleAnswer } from '../../resolver/handle-server';
import { SetCheck } from '../check/set-check';
import { SimulatedWorld } from '../testing/simulated-world';
import { writeAudit } from './audit';
import { readBeforeImages, writeBeforeImages } from './before-images';
import { planUndo } from './plan-undo';
import type { PlannedRepair, RepairObstacle } from './planned-repair';
import { journalOf, readRepairJournal, stillAsReviewed } from './repair-journal';
import { RepairPlanBuilder, type RepairPlanSnapshot } from './repair-plan-builder';
import { RepairRun } from './repair-run';
import { confirmFormat, type RepairTrust } from './unlock';

const LOCKED = {
  status: 400,
  body: {
    errorsExist: true,
    errorList: {
      error: [{ errorCode: '4022034', errorMessage: 'Locked.', trackingId: 'E01-TRACK' }],
    },
  },
};
const CONFIRMED: RepairTrust = {
  dc: { kind: 'confirmed' },
  dcap01: { kind: 'confirmed' },
  marc21: { kind: 'confirmed' },
  mods: { kind: 'confirmed' },
};

describe('repair', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let world: SimulatedWorld;

  beforeEach(() => {
    clock = FakeTimers.install({
      now: Date.UTC(2026, 1, 2),
      // Answers come in by streams, which run on the real microtasks.
      toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    });
    world = new SimulatedWorld();
  });

  afterEach(() => clock.uninstall());

  async function finished<T>(work: Promise<T>): Promise<T> {
    await clock.runAllAsync();
    return work;
  }

  async function planned(
    setId: string = BUILTIN_SETS.everyState,
    ...states: readonly RecordState[]
  ): Promise<RepairPlanSnapshot> {
    const { size } = await world.alma.readSet(setId);
    const check = new SetCheck(
      { reader: world.reader, pacing: { pause: () => undefined, resume: () => undefined } },
      { kind: 'set', setId, content: 'BIB_MMS', size },
      world.configuration,
    );
    await finished(check.start());
    const isWanted = ({ state }: JudgedRecord): boolean =>
      states.length === 0 || states.includes(state);
    const builder = new RepairPlanBuilder(world, world.configuration, check.bearers);
    await finished(builder.build(check.records.filter(isWanted)));
    expect(builder.snapshot.failure).toBeUndefined();
    return builder.snapshot;
  }

  function runOf(repairs: readonly PlannedRepair[], trusted: RepairTrust = CONFIRMED): RepairRun {
    let trust = trusted;
    const run = new RepairRun(
      {
        alma: world.alma,
        keep: () => undefined,
        trust: { read: () => trust, write: (next) => (trust = next) },
      },
      repairs,
    );
    run.confirmBeforeImages();
    return run;
  }

  /** Three repairs of copy-needed titles. */
  async function three(): Promise<readonly PlannedRepair[]> {
    const { planned: all } = await planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    return all.slice(0, 3);
  }

  it('plans only what it may repair, and says of every other record why not', async () => {
    const { planned: plans, refused } = await planned();

    expect(new Set(plans.map(({ kind }) => kind))).toEqual(
      new Set(['remove-type', 'normalize', 'insert-identifier']),
    );
    expect(new Set(refused.map(({ reason }) => reason)).has('ns-prefix')).toBe(true);
    expect(world.writes()).toEqual([]);
  });

  it('writes exactly what was reviewed, and undoes it byte for byte', async () => {
    const { planned: plans } = await planned();
    const before = new Map(plans.map(({ mmsId }) => [mmsId, world.xmlOf(mmsId)]));
    const images = writeBeforeImages(plans, new Date());
    const run = runOf(plans);

    await finished(run.start());

    expect(run.snapshot.counts).toEqual({ done: plans.length });
    for (const { mmsId, after } of plans) expect(world.xmlOf(mmsId)).toBe(after);

    const undo = await finished(planUndo(world.alma, readBeforeImages(images).images));
    expect(undo.refused).toEqual([]);
    const back = runOf(undo.planned);
    await finished(back.start());

    expect(back.snapshot.counts).toEqual({ done: plans.length });
    for (const [mmsId, xml] of before) expect(world.xmlOf(mmsId)).toBe(xml);
  });

  it('writes nothing before the before-images are confirmed', async () => {
    const plans = await three();
    const run = new RepairRun(
      {
        alma: world.alma,
        keep: () => undefined,
        trust: { read: () => CONFIRMED, write: () => undefined },
      },
      plans,
    );

    await finished(run.start());

    expect(world.writes()).toEqual([]);
    expect(run.snapshot.phase).toBe('idle');
  });

  it('writes each record once, however often it is selected and the button pressed', async () => {
    const plans = await three();
    const run = runOf([...plans, ...plans]);

    await finished(Promise.all([run.start(), run.start()]).then(() => undefined));
    await finished(run.start());

    expect(world.writes().length).toBe(3);
  });

  it('leaves a record alone that somebody changed since the review', async () => {
    const plans = await three();
    const changed = plans[1]!.mmsId;
    const theirs = world.xmlOf(changed).replace('</', '<!-- theirs --></');
    world.overwrite(changed, theirs);
    const run = runOf(plans);

    await finished(run.start());

    expect(run.snapshot.counts).toEqual({ done: 2, changed: 1 });
    expect(world.xmlOf(changed)).toBe(theirs);
  });

  it('settles a lost answer by reading, whether it was written or not', async () => {
    for (const [mishap, result] of [
      ['drop-answer', 'done'],
      ['lost', 'not-written'],
    ] as const) {
      world = new SimulatedWorld();
      const plans = await three();
      world.mishap = ({ method }) => (method === 'PUT' ? mishap : undefined);
      const run = runOf(plans);

      await finished(run.start());

      expect(run.snapshot.counts)
        .withContext(mishap)
        .toEqual({ [result]: 3 });
      expect(world.writes().length).withContext(mishap).toBe(3);
    }
  });

  it('retries what was not written, after reading it again', async () => {
    const plans = await three();
    world.mishap = ({ method }) => (method === 'PUT' ? 'lost' : undefined);
    const run = runOf(plans);
    await finished(run.start());
    world.mishap = () => undefined;

    await finished(run.retryFailed());

    expect(run.snapshot.counts).toEqual({ done: 3 });
  });

  it('lists what Alma refuses, with its code and tracking id, and goes on', async () => {
    const plans = await three();
    const locked = plans[0]!.mmsId;
    world.mishap = ({ method, path }) =>
      method === 'PUT' && path.endsWith(locked) ? LOCKED : undefined;
    const run = runOf(plans);

    await finished(run.start());

    const row = run.snapshot.rows.find(({ repair }) => repair.mmsId === locked);
    expect(row?.outcome).toEqual(
      jasmine.objectContaining({ result: 'refused', code: '4022034', trackingId: 'E01-TRACK' }),
    );
    expect(run.snapshot.counts).toEqual({ done: 2, refused: 1 });
    expect(writeAudit(run.snapshot.rows)).toContain('4022034,Locked.');
  });

  it('stops everything when a record comes back other than reviewed', async () => {
    const { planned: plans } = await planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    const harmed = plans[0]!.mmsId;
    let isWritten = false;
    world.meanwhile = ({ method, path }) => {
      if (!path.endsWith(harmed)) return;
      if (method === 'GET' && isWritten) {
        world.overwrite(harmed, world.xmlOf(harmed).replace('dc:title', 'ns0:title'));
      }
      if (method === 'PUT') isWritten = true;
    };
    const run = runOf(plans);

    await finished(run.start());
    const sent = world.writes().length;
    await finished(run.retryFailed());

    expect(run.snapshot.phase).toBe('failed');
    expect(run.snapshot.stoppedBy?.repair.mmsId).toBe(harmed);
    expect(sent).toBeLessThanOrEqual(8);
    expect(world.writes().length).toBe(sent);
  });

  it('stops everything when a record is not handed out any more after the write', async () => {
    const plans = await three();
    const harmed = plans[0]!.mmsId;
    world.mishap = ({ method, path }) => {
      const isAfter = world.writes().some((call) => call.path.endsWith(harmed));
      return method === 'GET' && path.endsWith(harmed) && isAfter ? LOCKED : undefined;
    };
    const run = runOf(plans);

    await finished(run.start());

    expect(run.snapshot.stoppedBy?.outcome.result).toBe('differs');
  });

  it('stops and says so when the role is taken away midway', async () => {
    const { planned: plans } = await planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    world.meanwhile = ({ method }) => {
      if (method === 'PUT' && world.writes().length >= 3) {
        world.library.users.setRoles('admin', ['29']);
      }
    };
    const run = runOf(plans);

    await finished(run.start());

    expect(run.snapshot.phase).toBe('failed');
    expect(run.snapshot.stoppedBy?.outcome.result).toBe('unauthorized');
    expect(world.writes().length).toBeLessThanOrEqual(8);
    for (const { repair, outcome } of run.snapshot.rows) {
      const isWritten = world.xmlOf(repair.mmsId) === repair.after;
      expect(outcome.result === 'done')
        .withContext(repair.mmsId)
        .toBe(isWritten);
    }
  });

  it('ends what is under way when cancelled, and begins nothing more', async () => {
    const { planned: plans } = await planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    const run = runOf(plans);
    world.meanwhile = ({ method }) => {
      if (method === 'PUT') run.cancel();
    };

    await finished(run.start());

    expect(run.snapshot.phase).toBe('cancelled');
    expect(run.snapshot.counts.done).toBe(world.writes().length);
    expect(run.snapshot.counts.writing).toBeUndefined();
    world.meanwhile = () => undefined;
    await finished(run.start());
    expect(run.snapshot.counts).toEqual({ done: plans.length });
    expect(world.writes().length).toBe(plans.length);
  });

  it('writes one record of a new format, and the rest when a person confirmed it', async () => {
    const plans = await three();
    let trust: RepairTrust = {};
    const run = new RepairRun(
      {
        alma: world.alma,
        keep: () => undefined,
        trust: { read: () => trust, write: (next) => (trust = next) },
      },
      plans,
    );
    run.confirmBeforeImages();

    await finished(run.start());
    await finished(run.start());
    expect(run.snapshot.counts).toEqual({ done: 1, 'awaits-confirmation': 2 });
    trust = confirmFormat(trust, plans[0]!.before.format);
    const rest = run.start();
    expect(run.snapshot.counts['awaits-confirmation']).toBeUndefined();
    await finished(rest);

    expect(run.snapshot.counts).toEqual({ done: 3 });
  });

  it('refuses to undo what somebody changed since', async () => {
    const plans = await three();
    const images = readBeforeImages(writeBeforeImages(plans, new Date())).images;
    await finished(runOf(plans).start());
    const changed = plans[0]!.mmsId;
    world.overwrite(changed, world.xmlOf(changed).replace('</', ' and more</'));

    const undo = await finished(planUndo(world.alma, images));

    expect(undo.refused.map(({ mmsId, reason }) => [mmsId, reason])).toEqual([
      [changed, 'changed-since'],
    ]);
    expect(undo.planned.length).toBe(2);
  });

  it('refuses a handle that leads to another record, and one that cannot be asked', async () => {
    const [repair] = await three();
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

      await finished(builder.build([recordOf(repair!)]));

      expect(builder.snapshot.refused.map((refusal) => refusal.reason)).toEqual([reason]);
      expect(builder.snapshot.planned).toEqual([]);
    }
  });

  it('goes on after a reload with the very changes that were reviewed', async () => {
    const plans = await three();
    const rows = runOf(plans).snapshot.rows;
    const stored: unknown = JSON.parse(JSON.stringify(journalOf(rows, Date.now())));
    const again = await three();

    const journal = readRepairJournal(stored);

    expect(stillAsReviewed(again, journal!).length).toBe(3);
    const other = again.map((repair) => ({ ...repair, after: `${repair.after} ` }));
    expect(stillAsReviewed(other, journal!)).toEqual([]);
  });

  it('keeps its journal within 20 kB however many records there are', async () => {
    const [repair] = await three();
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
