import { SetCheck } from '../cloudapp/src/app/workflow/check/set-check';
import { RepairPlanBuilder } from '../cloudapp/src/app/workflow/repair/repair-plan-builder';
import { RepairRun } from '../cloudapp/src/app/workflow/repair/repair-run';
import { STORY_SET } from '../campaign/college';
import { DrivenClock } from '../campaign/driven-clock';
import { type SetStory } from '../campaign/story';
import { StoryWorld } from '../campaign/story-world';
import { platformMinimum } from './platform-minimum';

const HOUR = 3_600_000;
const REPAIRS = 60;

function quietStory(latencyMs: number): SetStory {
  const title = {
    stage: 'copy-needed',
    fault: null,
    leads: 'not-registered',
    cached: 'nothing',
  } as const;
  return {
    seed: 1,
    kind: 'repair',
    content: 'IED',
    titles: Array.from({ length: REPAIRS }, () => title),
    latencyMs,
    proxy: '429',
    mishaps: [],
    presses: [],
  };
}

describe('repairs in bulk', () => {
  let clock: DrivenClock;

  beforeEach(() => {
    clock = new DrivenClock();
  });

  afterEach(() => clock.end());

  for (const latencyMs of [200, 1000]) {
    it(`take hardly longer than Alma allows at ${latencyMs} ms a call`, async () => {
      const world = new StoryWorld(quietStory(latencyMs));
      const check = new SetCheck(
        { reader: world.reader, pacing: world.pace },
        { kind: 'set', setId: STORY_SET, content: 'IED', size: REPAIRS },
        world.configuration,
      );
      await clock.until(check.start(), HOUR);
      const builder = new RepairPlanBuilder(
        { alma: world.bulkAlma, handleServer: world.handleServer },
        world.configuration,
        check.bearers,
      );
      await clock.until(builder.build(check.records), HOUR);
      const run = new RepairRun(
        {
          alma: world.bulkAlma,
          keep: () => undefined,
          trust: { read: () => ({ dcap01: { kind: 'confirmed' } }), write: () => undefined },
        },
        builder.snapshot.planned,
      );
      run.confirmBeforeImages();
      await clock.pass(10_000);
      const start = Date.now();

      await clock.until(run.start(), HOUR);

      expect(run.snapshot.counts).toEqual({ done: REPAIRS });
      const best = platformMinimum(REPAIRS * 3, latencyMs);
      expect((Date.now() - start) / best).toBeLessThan(1.05);
      expect(world.gateway.appStats.maxIn5s).toBeLessThanOrEqual(25);
    });
  }
});
