import { type BulkResult, type WorkOnBulk } from './bulk-job';
import { type SimClock } from './clock';
import { addTallies, countersOf, type Tally } from './counters';
import { type PlannedEnding } from './job-ending';
import { type JobStart } from './job-start';
import { isFinished, STATUS_LABELS } from './job-status';
import {
  type BibRecord,
  type JobDefinition,
  type JobEvent,
  type JobInstance,
  type JobStatus,
} from './model';
import { type Records } from './records';
import { type Sets } from './sets';
import { type Switches } from './switches';

interface Plan {
  readonly id: string;
  readonly definition: JobDefinition;
  readonly start: JobStart;
  readonly ending: PlannedEnding | undefined;
  /** Asked when the run begins: parameters that make no sense come to light only then. */
  readonly work: () => WorkOnBulk | string;
  readonly around: {
    readonly clock: SimClock;
    readonly jobSpeed: number;
    readonly switches: Switches;
    readonly records: Records;
    readonly sets: Sets;
  };
}

const BULK = 100;
const QUEUED_MS = 1500;
const INITIALIZING_MS = 2500;
const FINALIZING_MS = 2000;
const RECORDS_PER_SECOND: Readonly<Record<JobDefinition['effect'], number>> = {
  copy: 100,
  migrate: 100,
  register: 4,
  none: 200,
};

/** One run of a job: works through its set a bulk at a time, as time goes by. */
export class JobRun {
  instance: JobInstance;
  readonly events: JobEvent[] = [];
  private bulks: readonly (readonly string[])[] = [];
  private bulksToDo = 0;
  private work: WorkOnBulk = () => ({ tally: {}, notes: [] });
  private tally: Tally = {};
  private cancelTimer: () => void = () => undefined;

  constructor(private readonly plan: Plan) {
    const { definition, start } = plan;
    const setId = start.parameters['set_id'] ?? null;
    const submitTime = this.timestamp();
    this.instance = {
      id: plan.id,
      jobId: definition.id,
      jobName: definition.name,
      name: start.parameters['job_name'] || definition.name,
      effect: definition.effect,
      status: 'QUEUED',
      progress: 0,
      submittedBy: start.submittedBy,
      origin: start.origin,
      submitTime,
      startTime: null,
      endTime: null,
      statusDate: submitTime,
      setId,
      setName: setId === null ? null : (plan.around.sets.get(setId)?.name ?? null),
      parameters: start.parameters,
      counters: [],
      alerts: [],
    };
    if (!this.staysIn('QUEUED')) this.after(QUEUED_MS, () => this.initialize());
  }

  /** Ends the run where it is, as a person does. */
  abort(): void {
    if (!isFinished(this.instance.status)) this.end('USER_ABORTED');
  }

  stop(): void {
    this.cancelTimer();
  }

  private initialize(): void {
    const { status } = this.plan.ending ?? {};
    this.become(status === 'PENDING' ? 'PENDING' : 'INITIALIZING', {
      startTime: this.timestamp(),
    });
    if (this.staysIn(this.instance.status)) return;
    this.after(INITIALIZING_MS, () => this.begin());
  }

  private begin(): void {
    const { around, ending, start } = this.plan;
    const work = this.plan.work();
    if (typeof work === 'string') {
      this.fail(work);
      return;
    }
    this.work = work;
    this.bulks = bulksOf(around.sets.members(start.parameters['set_id'] ?? ''));
    this.bulksToDo = Math.floor(this.bulks.length * (ending?.share ?? 1));
    this.become('RUNNING');
    this.next(0);
  }

  /** Works on the bulk when the time for it has gone by. */
  private next(done: number): void {
    const bulk = this.bulks[done];
    if (bulk === undefined || done >= this.bulksToDo) {
      this.finish();
      return;
    }
    const seconds = bulk.length / RECORDS_PER_SECOND[this.plan.definition.effect];
    this.after(seconds * 1000, () => {
      this.take(this.work(this.readable(bulk)));
      this.become('RUNNING', { progress: Math.round((99 * (done + 1)) / this.bulks.length) });
      this.next(done + 1);
    });
  }

  private finish(): void {
    if (this.staysIn('RUNNING')) return;
    const status = this.plan.ending?.status ?? this.usualEnd();
    if (status === 'FAILED' || status === 'SYSTEM_ABORTED' || status === 'SKIPPED') {
      this.after(FINALIZING_MS, () => this.end(status));
      return;
    }
    this.become('FINALIZING');
    if (this.staysIn('FINALIZING')) return;
    this.after(FINALIZING_MS, () => this.end(status));
  }

  private usualEnd(): JobStatus {
    const isIdle = this.bulks.length === 0 && this.plan.definition.content !== '';
    return isIdle ? 'COMPLETED_NO_BULKS' : 'COMPLETED_SUCCESS';
  }

  private fail(reason: string): void {
    this.instance = { ...this.instance, alerts: [{ code: 'GENERAL_ERROR', label: reason }] };
    this.end('FAILED');
  }

  private end(status: JobStatus): void {
    this.cancelTimer();
    const { definition, around } = this.plan;
    const isComplete = status.startsWith('COMPLETED') && status !== 'COMPLETED_FAILED';
    const warning = { code: 'GENERAL_WARNING', label: 'The job ended with warnings.' };
    this.become(status, {
      // NOTE Failed runs keep showing 0.
      progress: isComplete ? 100 : 0,
      endTime: this.timestamp(),
      startTime: this.instance.startTime ?? this.timestamp(),
      counters: countersOf(definition.effect, this.tally, around.switches.counters),
      alerts: status === 'COMPLETED_WARNING' ? [warning] : this.instance.alerts,
    });
  }

  private take(result: BulkResult): void {
    const time = this.timestamp();
    this.tally = addTallies(this.tally, result.tally);
    for (const note of result.notes) this.events.push({ time, ...note });
    const { definition, around } = this.plan;
    const counters = countersOf(definition.effect, this.tally, around.switches.counters);
    this.instance = { ...this.instance, counters };
  }

  /** The records that can be read; the others are passed over and not counted. */
  private readable(mmsIds: readonly string[]): readonly BibRecord[] {
    const records: BibRecord[] = [];
    for (const mmsId of mmsIds) {
      const record = this.plan.around.records.get(mmsId);
      if (record !== undefined && record.fault !== 'corrupt') records.push(record);
    }
    return records;
  }

  private staysIn(status: JobStatus): boolean {
    const wanted = this.plan.ending?.status;
    return wanted === status && !isFinished(wanted);
  }

  private become(status: JobStatus, change: Partial<JobInstance> = {}): void {
    const isNew = status !== this.instance.status;
    const statusDate = isNew ? this.timestamp() : this.instance.statusDate;
    this.instance = { ...this.instance, ...change, status, statusDate };
  }

  private after(ms: number, act: () => void): void {
    const { clock, jobSpeed } = this.plan.around;
    this.cancelTimer = clock.setTimer(ms / jobSpeed, act);
  }

  private timestamp(): string {
    return new Date(this.plan.around.clock.now()).toISOString();
  }
}

/** What the screens call the run's status. */
export function statusLabel(instance: JobInstance): string {
  return STATUS_LABELS[instance.status];
}

function bulksOf(members: readonly string[]): readonly (readonly string[])[] {
  const bulks: (readonly string[])[] = [];
  for (let at = 0; at < members.length; at += BULK) bulks.push(members.slice(at, at + BULK));
  return bulks;
}
