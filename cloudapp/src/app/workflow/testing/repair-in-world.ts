import FakeTimers from '@sinonjs/fake-timers';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { RecordState } from '../../core/state/record-state';
import { SetCheck } from '../check/set-check';
import type { PlannedRepair } from '../repair/planned-repair';
import { RepairPlanBuilder, type RepairPlanSnapshot } from '../repair/repair-plan-builder';
import { RepairRun } from '../repair/repair-run';
import type { RepairTrust } from '../repair/unlock';
import { SimulatedWorld } from './simulated-world';

const CONFIRMED: RepairTrust = {
  dc: { kind: 'confirmed' },
  dcap01: { kind: 'confirmed' },
  marc21: { kind: 'confirmed' },
  mods: { kind: 'confirmed' },
};

/** Repairs of the records of a simulated Alma, with time held, for specs. */
export class RepairInWorld {
  private readonly clock = FakeTimers.install({
    now: Date.UTC(2026, 1, 2),
    // Answers come in by streams, which run on the real microtasks.
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
  });
  world = new SimulatedWorld();
  /** Which formats a person has confirmed. */
  trust = CONFIRMED;

  end(): void {
    this.clock.uninstall();
  }

  /** Lets all the time go by that the work needs. */
  async finished<T>(work: Promise<T>): Promise<T> {
    await this.clock.runAllAsync();
    return work;
  }

  /** The plan for the records of a set, of these states where some are named. */
  async planned(
    setId: string = BUILTIN_SETS.everyState,
    ...states: readonly RecordState[]
  ): Promise<RepairPlanSnapshot> {
    const { world } = this;
    const { size } = await world.alma.readSet(setId);
    const check = new SetCheck(
      { reader: world.reader, pacing: { pause: () => undefined, resume: () => undefined } },
      { kind: 'set', setId, content: 'BIB_MMS', size },
      world.configuration,
    );
    await this.finished(check.start());
    const isWanted = ({ state }: JudgedRecord): boolean =>
      states.length === 0 || states.includes(state);
    const builder = new RepairPlanBuilder(world, world.configuration, check.bearers);
    await this.finished(builder.build(check.records.filter(isWanted)));
    const { failure } = builder.snapshot;
    if (failure !== undefined) throw new Error('The plan was not made.', { cause: failure });
    return builder.snapshot;
  }

  /** Three repairs of copy-needed titles. */
  async three(): Promise<readonly PlannedRepair[]> {
    const { planned } = await this.planned(BUILTIN_SETS.firstBatch, 'copy-needed');
    return planned.slice(0, 3);
  }

  /** A run whose before-images are not saved yet. */
  unsavedRunOf(repairs: readonly PlannedRepair[]): RepairRun {
    const trust = { read: () => this.trust, write: (next: RepairTrust) => (this.trust = next) };
    return new RepairRun({ alma: this.world.alma, keep: () => undefined, trust }, repairs);
  }

  runOf(repairs: readonly PlannedRepair[]): RepairRun {
    const run = this.unsavedRunOf(repairs);
    run.confirmBeforeImages();
    return run;
  }
}
