import { type SimClock, MovableClock } from './clock';
import { ControlNumbers } from './control-numbers';
import { HandleProfile } from './handle-profile';
import { Ids } from './ids';
import { Jobs } from './jobs';
import { type Archive, type Institution } from './model';
import { Random } from './random';
import { Records } from './records';
import { Registry } from './registry';
import { Sets } from './sets';
import { DEFAULT_SWITCHES, type Switches } from './switches';
import { Users } from './users';

export interface LibraryOptions {
  /** The same seed gives the same ids. @default 1 */
  readonly seed?: number;
  /** How many times faster than in Alma jobs run. @default 1 */
  readonly jobSpeed?: number;
  /** @default the first value of each */
  readonly switches?: Switches;
  /** @default a clock of its own, at real time */
  readonly clock?: SimClock;
}

/** A simulated Alma's state and rules. A fresh one from the same archive is a reset. */
export class Library {
  readonly institution: Institution;
  readonly clock: SimClock;
  readonly switches: Switches;
  readonly random: Random;
  readonly ids: Ids;
  readonly records: Records;
  readonly controlNumbers: ControlNumbers;
  readonly registry: Registry;
  readonly users: Users;
  readonly sets: Sets;
  readonly jobs: Jobs;
  readonly profile: HandleProfile;

  constructor(
    /** What it started from; never changed. */
    readonly archive: Archive,
    options: LibraryOptions = {},
  ) {
    this.clock = options.clock ?? new MovableClock();
    this.switches = options.switches ?? DEFAULT_SWITCHES;
    this.random = new Random(options.seed ?? 1);
    this.institution = archive.institution;
    this.ids = new Ids(this.random, archive);
    this.records = new Records(archive.records, this.clock);
    this.controlNumbers = new ControlNumbers(archive.institution);
    this.registry = new Registry(archive.registrations, this.clock);
    this.users = new Users();
    this.sets = new Sets(archive.sets, {
      records: this.records,
      clock: this.clock,
      ids: this.ids,
    });
    this.jobs = new Jobs(archive.pastRuns, {
      institution: this.institution,
      clock: this.clock,
      switches: this.switches,
      ids: this.ids,
      records: this.records,
      sets: this.sets,
      registry: this.registry,
      controlNumbers: this.controlNumbers,
      jobSpeed: options.jobSpeed ?? 1,
    });
    this.profile = new HandleProfile({
      institution: this.institution,
      switches: this.switches,
      sets: this.sets,
      jobs: this.jobs,
      controlNumbers: this.controlNumbers,
    });
  }

  /** Ends the running jobs' timers: this library is done with. */
  stop(): void {
    this.jobs.stop();
  }
}
