import { RepairInWorld } from '../testing/repair-in-world';
import type { SimulatedWorld } from '../testing/simulated-world';
import { readBeforeImages, writeBeforeImages } from './before-images';
import { planUndo } from './plan-undo';
import { confirmFormat } from './unlock';

describe('repair', () => {
  let here: RepairInWorld;
  let world: SimulatedWorld;

  beforeEach(() => {
    here = new RepairInWorld();
    ({ world } = here);
  });

  afterEach(() => here.end());

  it('writes exactly what was reviewed, and undoes it byte for byte', async () => {
    const { planned: plans } = await here.planned();
    const before = new Map(plans.map(({ mmsId }) => [mmsId, world.xmlOf(mmsId)]));
    const images = writeBeforeImages(plans, new Date());
    const run = here.runOf(plans);

    await here.finished(run.start());

    expect(run.snapshot.counts).toEqual({ done: plans.length });
    for (const { mmsId, after } of plans) expect(world.xmlOf(mmsId)).toBe(after);

    const undo = await here.finished(planUndo(world.alma, readBeforeImages(images).images));
    expect(undo.refused).toEqual([]);
    const back = here.runOf(undo.planned);
    await here.finished(back.start());

    expect(back.snapshot.counts).toEqual({ done: plans.length });
    for (const [mmsId, xml] of before) expect(world.xmlOf(mmsId)).toBe(xml);
  });

  it('writes nothing before the before-images are confirmed', async () => {
    const plans = await here.three();
    const run = here.unsavedRunOf(plans);

    await here.finished(run.start());

    expect(world.writes()).toEqual([]);
    expect(run.snapshot.phase).toBe('idle');
  });

  it('writes each record once, however often it is selected and the button pressed', async () => {
    const plans = await here.three();
    const run = here.runOf([...plans, ...plans]);

    await here.finished(Promise.all([run.start(), run.start()]).then(() => undefined));
    await here.finished(run.start());

    expect(world.writes().length).toBe(3);
  });

  it('leaves a record alone that somebody changed since the review', async () => {
    const plans = await here.three();
    const changed = plans[1]!.mmsId;
    const theirs = world.xmlOf(changed).replace('</', '<!-- theirs --></');
    world.overwrite(changed, theirs);
    const run = here.runOf(plans);

    await here.finished(run.start());

    expect(run.snapshot.counts).toEqual({ done: 2, changed: 1 });
    expect(world.xmlOf(changed)).toBe(theirs);
  });

  it('writes one record of a new format, and the rest when a person confirmed it', async () => {
    const plans = await here.three();
    here.trust = {};
    const run = here.runOf(plans);

    await here.finished(run.start());
    await here.finished(run.start());
    expect(run.snapshot.counts).toEqual({ done: 1, 'awaits-confirmation': 2 });
    here.trust = confirmFormat(here.trust, plans[0]!.before.format);
    const rest = run.start();
    expect(run.snapshot.counts['awaits-confirmation']).toBeUndefined();
    await here.finished(rest);

    expect(run.snapshot.counts).toEqual({ done: 3 });
  });
});
