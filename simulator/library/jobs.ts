import { type SimClock } from './clock';
import { type ControlNumbers } from './control-numbers';
import { type Ids } from './ids';
import { HANDLE_PROFILE_NAME, jobCatalogue } from './job-catalogue';
import { type JobEnding, type PlannedEnding, readEnding } from './job-ending';
import { JobRefusedError } from './job-refused';
import { JobRun } from './job-run';
import { type JobStart, refuseStart } from './job-start';
import {
  type HandleProfileForm,
  type Institution,
  type JobDefinition,
  type JobEvent,
  type JobInstance,
  type PastRun,
} from './model';
import { type Records } from './records';
import { type Registry } from './registry';
import { type Sets } from './sets';
import { type Switches } from './switches';
import { workOf } from './work';

export interface JobSurroundings {
  readonly institution: Institution;
  readonly clock: SimClock;
  readonly switches: Switches;
  readonly ids: Ids;
  readonly records: Records;
  readonly sets: Sets;
  readonly registry: Registry;
  readonly controlNumbers: ControlNumbers;
  /** How many times faster than in Alma. */
  readonly jobSpeed: number;
}

/** The jobs there are, and their runs. */
export class Jobs {
  readonly definitions: readonly JobDefinition[];
  private readonly past: readonly PastRun[];
  private readonly runs = new Map<string, JobRun>();
  private readonly endings = new Map<string, PlannedEnding>();
  private readonly refusals = new Map<string, string>();

  constructor(
    past: readonly PastRun[],
    private readonly around: JobSurroundings,
  ) {
    this.definitions = jobCatalogue(around.switches);
    const idOf = new Map(this.definitions.map((job) => [job.name, job.id]));
    this.past = past.map(({ instance, events }) => ({
      instance: { ...instance, jobId: idOf.get(instance.jobName) ?? instance.jobId },
      events,
    }));
  }

  get(jobId: string): JobDefinition | undefined {
    return this.definitions.find((job) => job.id === jobId);
  }

  named(name: string): JobDefinition | undefined {
    return this.definitions.find((job) => job.name === name);
  }

  /** All runs, or those of one job, the last one first. */
  instances(jobId?: string): readonly JobInstance[] {
    const all = [
      ...this.past.map((run) => run.instance),
      ...[...this.runs.values()].map((run) => run.instance),
    ].reverse();
    return jobId === undefined ? all : all.filter((instance) => instance.jobId === jobId);
  }

  instance(id: string): JobInstance | undefined {
    return this.runs.get(id)?.instance ?? this.past.find((run) => run.instance.id === id)?.instance;
  }

  /** The event report of a run, oldest first; empty for an unknown one. */
  events(id: string): readonly JobEvent[] {
    return (
      this.runs.get(id)?.events ?? this.past.find((run) => run.instance.id === id)?.events ?? []
    );
  }

  /**
   * Starts a job.
   * @param form what the Handle job runs with: the profile's form
   * @throws JobRefusedError with Alma's code: 402216, 402222, 402223, 402228, 402229, 402231,
   *   402248, 402249, 60107 and 60347.
   */
  start(start: JobStart, form?: HandleProfileForm): JobInstance {
    const definition = this.get(start.jobId);
    if (definition === undefined) {
      throw new JobRefusedError('402216', `Invalid job ID: ${start.jobId}.`);
    }
    this.refuseAsPlanned(start);
    refuseStart(definition, start, {
      sets: this.around.sets,
      instances: this.instances(),
      now: this.around.clock.now(),
    });
    return this.begin(definition, start, form);
  }

  /** Starts the Handle job with the profile's form; the caller has looked whether it may. */
  startRegister(form: HandleProfileForm, submittedBy: string): JobInstance {
    const definition = this.definitions.find((job) => job.effect === 'register');
    if (definition === undefined) throw new JobRefusedError('402216', 'There is no Handle job.');
    const parameters = { set_id: form.setId ?? '', job_name: definition.name };
    const start: JobStart = { jobId: definition.id, parameters, submittedBy, origin: 'page' };
    refuseStart({ ...definition, refusal: null }, start, {
      sets: this.around.sets,
      instances: this.instances(),
      now: this.around.clock.now(),
    });
    return this.begin(definition, start, form);
  }

  /**
   * How the next run of a job ends, or with which of Alma's codes its next start by API is refused.
   * @param job its id, its name, that of the Handle profile, or `copy`, `migrate`, `register`.
   * @throws JobRefusedError for a job that there is not, or an ending that there is not.
   */
  planEnding(job: string, status: JobEnding): void {
    const wanted = job === HANDLE_PROFILE_NAME ? 'register' : job;
    const definition = this.definitions.find(
      ({ id, name, effect }) => [id, name, effect].includes(wanted) && wanted !== 'none',
    );
    if (definition === undefined) throw new JobRefusedError('402216', `There is no job "${job}".`);
    if (/^\d{5,}$/.test(status)) this.refusals.set(definition.id, status);
    else this.endings.set(definition.id, readEnding(status));
  }

  /** Stops a run, as a person does in Monitor Jobs. */
  abort(id: string): void {
    this.runs.get(id)?.abort();
  }

  stop(): void {
    for (const run of this.runs.values()) run.stop();
  }

  private refuseAsPlanned({ jobId, origin }: JobStart): void {
    const code = this.refusals.get(jobId);
    if (code === undefined || origin !== 'api') return;
    this.refusals.delete(jobId);
    throw new JobRefusedError(code, 'The job cannot be submitted.');
  }

  private begin(definition: JobDefinition, start: JobStart, form?: HandleProfileForm): JobInstance {
    const ending = this.endings.get(definition.id);
    this.endings.delete(definition.id);
    const context = { ...this.around, user: start.submittedBy };
    const run = new JobRun({
      id: this.around.ids.next(),
      definition,
      start,
      ending,
      work: () => workOf(definition, start.parameters, form, context),
      around: this.around,
    });
    this.runs.set(run.instance.id, run);
    return run.instance;
  }
}
