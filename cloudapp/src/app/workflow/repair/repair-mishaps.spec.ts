import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { RepairInWorld } from '../testing/repair-in-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { writeAudit } from './audit';

const LOCKED = {
  status: 400,
  body: {
    errorsExist: true,
    errorList: {
      error: [{ errorCode: '4022034', errorMessage: 'Locked.', trackingId: 'E01-TRACK' }],
    },
  },
};

describe('a repair that does not go as planned', () => {
  let here: RepairInWorld;
  let world: SimulatedWorld;

  beforeEach(() => {
    here = new RepairInWorld();
    ({ world } = here);
  });

  afterEach(() => here.end());

  it('settles a lost answer by reading, whether it was written or not', async () => {
    for (const [mishap, result] of [
      ['drop-answer', 'done'],
      ['lost', 'not-written'],
    ] as const) {
      here.world = new SimulatedWorld();
      ({ world } = here);
      const plans = await here.three();
      world.mishap = ({ method }) => (method === 'PUT' ? mishap : undefined);
      const run = here.runOf(plans);

      await here.finished(run.start());

      expect(run.snapshot.counts)
        .withContext(mishap)
        .toEqual({ [result]: 3 });
      expect(world.writes().length).withContext(mishap).toBe(3);
    }
  });

  it('retries what was not written, after reading it again', async () => {
    const plans = await here.three();
    world.mishap = ({ method }) => (method === 'PUT' ? 'lost' : undefined);
    const run = here.runOf(plans);
    await here.finished(run.start());
    world.mishap = () => undefined;

    await here.finished(run.retryFailed());

    expect(run.snapshot.counts).toEqual({ done: 3 });
  });

  it('lists what Alma refuses, with its code and tracking id, and goes on', async () => {
    const plans = await here.three();
    const locked = plans[0]!.mmsId;
    world.mishap = ({ method, path }) =>
      method === 'PUT' && path.endsWith(locked) ? LOCKED : undefined;
    const run = here.runOf(plans);

    await here.finished(run.start());

    const row = run.snapshot.rows.find(({ repair }) => repair.mmsId === locked);
    expect(row?.outcome).toEqual(
      jasmine.objectContaining({ result: 'refused', code: '4022034', trackingId: 'E01-TRACK' }),
    );
    expect(run.snapshot.counts).toEqual({ done: 2, refused: 1 });
    expect(writeAudit(run.snapshot.rows)).toContain('4022034,Locked.');
  });

  it('ends what is under way when cancelled, and begins nothing more', async () => {
    const { planned: plans } = await here.planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    const run = here.runOf(plans);
    world.meanwhile = ({ method }) => {
      if (method === 'PUT') run.cancel();
    };

    await here.finished(run.start());

    expect(run.snapshot.phase).toBe('cancelled');
    expect(run.snapshot.counts.done).toBe(world.writes().length);
    expect(run.snapshot.counts.writing).toBeUndefined();
    world.meanwhile = () => undefined;
    await here.finished(run.start());
    expect(run.snapshot.counts).toEqual({ done: plans.length });
    expect(world.writes().length).toBe(plans.length);
  });

  it('stops everything when a record comes back other than reviewed', async () => {
    const { planned: plans } = await here.planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    const harmed = plans[0]!.mmsId;
    let isWritten = false;
    world.meanwhile = ({ method, path }) => {
      if (!path.endsWith(harmed)) return;
      if (method === 'GET' && isWritten) {
        world.overwrite(harmed, world.xmlOf(harmed).replace('dc:title', 'ns0:title'));
      }
      if (method === 'PUT') isWritten = true;
    };
    const run = here.runOf(plans);

    await here.finished(run.start());
    const sent = world.writes().length;
    await here.finished(run.retryFailed());

    expect(run.snapshot.phase).toBe('failed');
    expect(run.snapshot.stoppedBy?.repair.mmsId).toBe(harmed);
    expect(sent).toBeLessThanOrEqual(8);
    expect(world.writes().length).toBe(sent);
  });

  it('stops everything when a record is not handed out any more after the write', async () => {
    const plans = await here.three();
    const harmed = plans[0]!.mmsId;
    world.mishap = ({ method, path }) => {
      const isAfter = world.writes().some((call) => call.path.endsWith(harmed));
      return method === 'GET' && path.endsWith(harmed) && isAfter ? LOCKED : undefined;
    };
    const run = here.runOf(plans);

    await here.finished(run.start());

    expect(run.snapshot.stoppedBy?.outcome.result).toBe('differs');
  });

  it('stops and says so when the role is taken away midway', async () => {
    const { planned: plans } = await here.planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    world.meanwhile = ({ method }) => {
      if (method === 'PUT' && world.writes().length >= 3) {
        world.library.users.setRoles('admin', ['29']);
      }
    };
    const run = here.runOf(plans);

    await here.finished(run.start());

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
});
