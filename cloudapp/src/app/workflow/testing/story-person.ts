import type { Random } from '../../../../../simulator/library/random';
import { readEvents } from '../../core/event-report/read-events';
import type { RunDriver } from '../run/run-driver';
import type { RunNumbers, RunState, StepName, StepState } from '../run/run-state';
import type { Panel } from './story-panel';
import type { StoryLibrary } from './story-library';

/** How long a person waits for a lost start to appear, and for a run that does not end, milliseconds. */
const PATIENCE_MS = 120_000;
const LONG_RUN_MS = 1_200_000;
/** After so long it is seen in Monitor Jobs that another set runs, where the job has not ended before. */
const NOTICED_MS = 1000;
const COUNTERS: Readonly<Record<string, keyof RunNumbers>> = {
  'Records processed': 'processed',
  'Records with exceptions': 'exceptions',
  'Records skipped': 'skipped',
  'Handle was created successfully': 'created',
  'Handle was updated successfully': 'updated',
  'Records failed': 'failed',
};

/** What a person decided: to start a step again although its run with this process id is known. */
export interface Decision {
  readonly step: StepName;
  readonly known: readonly string[];
}

/** A cataloguer who follows the app's advice, reads Monitor Jobs, clicks twice and sometimes errs. */
export class StoryPerson {
  readonly decisions: Decision[] = [];
  /** What was done in Alma though the app had no reason to let it be done. */
  readonly objections: string[] = [];
  /** Process ids that were noted down in Alma. */
  private readonly notes: Record<StepName, string[]> = { copy: [], migrate: [], register: [] };
  private readonly since = new Map<string, number>();
  private readonly imported = new Set<string>();
  private failures = 0;

  constructor(
    private readonly random: Random,
    private readonly alma: StoryLibrary,
    private readonly tell: (line: string) => void,
    /** Whether mistakes are still made. */
    private readonly isErring: () => boolean,
  ) {}

  /** Looks at the panel and does what is to be done, if anything. */
  act({ driver, name: panel }: Pick<Panel, 'driver' | 'name'>): void {
    if (driver === undefined || this.random.below(10) < 3) return;
    const run = driver.snapshot;
    if (run.at !== 'going') return;
    const step = run.steps.find(({ phase }) => phase !== 'done');
    if (step === undefined) {
      if (run.handles.phase === 'failed') void driver.checkHandlesAgain();
      return;
    }
    const waited = this.waitedIn(`${panel} ${step.name} ${step.phase} ${step.instanceId}`);
    switch (step.phase) {
      case 'ready':
        return this.confirm(driver, step);
      case 'waiting':
        if (this.random.below(20) === 0) this.confirm(driver, step);
        return;
      case 'unsettled':
        if (waited > PATIENCE_MS) this.settle(driver, run, step);
        return;
      case 'guided':
        return this.doByHand(driver, run, step, waited);
      case 'running':
        if (step.by === 'person' && waited > NOTICED_MS && this.alma.isAstray(step.instanceId)) {
          return this.exchange(driver, step);
        }
        if (waited > LONG_RUN_MS) this.alma.library.jobs.abort(step.instanceId);
        return;
      case 'undecided':
        return this.decide(driver, step);
      case 'failed':
        return this.mend(driver, step, panel);
      default:
        return;
    }
  }

  private confirm(driver: RunDriver, step: StepState): void {
    this.tell(`confirms ${step.name} (${step.phase})`);
    const known = [step.instanceId, ...step.tries].filter((id) => id !== '');
    if (known.length > 0) this.decisions.push({ step: step.name, known });
    const clicks = this.random.below(4) === 0 ? 3 : 1;
    for (let i = 0; i < clicks; i++) void driver.confirm(step.name);
  }

  private byHand(driver: RunDriver, step: StepState): void {
    this.tell(`takes ${step.name} into own hands`);
    void driver.byHand(step.name);
  }

  private settle(driver: RunDriver, run: RunState, step: StepState): void {
    const id = this.inMonitorJobs(run, step);
    this.tell(`looks for ${step.name}: ${id ?? 'not there'}`);
    if (id === undefined) void driver.notThere(step.name);
    else void driver.giveProcessId(step.name, id);
  }

  private decide(driver: RunDriver, step: StepState): void {
    if (this.alma.isTrue(step.name)) {
      this.tell(`accepts ${step.name}`);
      void driver.accept(step.name, 'I saw it in Alma');
    } else this.byHand(driver, step);
  }

  private mend(driver: RunDriver, step: StepState, panel: string): void {
    const { problem, gate, name } = step;
    this.tell(
      `sees ${name} failed: ${problem?.id ?? gate?.reasons.map(({ id }) => id).join() ?? ''}`,
    );
    this.failures++;
    if (problem?.id === 'already-started') return this.byHand(driver, step);
    const reasons = (gate?.reasons ?? []).map(({ id }) => id);
    const report = `${panel} ${step.instanceId}`;
    if (problem === undefined && reasons.join() === 'skipped' && !this.imported.has(report)) {
      this.imported.add(report);
      return this.importEvents(driver, step, () => this.imported.delete(report));
    }
    const isLate = reasons.join() === 'samples-do-not-resolve' && this.alma.isTrue(name);
    const isUnread = step.endedAt > 0 && problem !== undefined && !problem.id.startsWith('ended-');
    if (isLate || (isUnread && this.failures % 5 > 0)) {
      void driver.lookAgain(name);
      return;
    }
    if (this.failures % 4 === 0) this.byHand(driver, step);
    else this.confirm(driver, step);
  }

  private importEvents(
    driver: RunDriver,
    { name, instanceId }: StepState,
    onFailure: () => void,
  ): void {
    const rows = this.alma.library.jobs.events(instanceId).map(({ mmsId, text }) => [mmsId, text]);
    this.tell(`drops the event report of ${name}, ${String(rows.length)} rows`);
    driver.importEvents(name, readEvents(rows).events).catch(onFailure);
  }

  private doByHand(driver: RunDriver, run: RunState, step: StepState, waited: number): void {
    const { name, instanceId } = step;
    if (instanceId !== '') {
      if (waited > LONG_RUN_MS) this.alma.library.jobs.abort(instanceId);
      return this.readOff(driver, step);
    }
    const noted = this.notes[name].find((id) => !step.tries.includes(id));
    const id = noted ?? this.inMonitorJobs(run, step);
    if (id !== undefined) {
      this.tell(`gives ${id} for ${name}`);
      void driver.giveProcessId(name, `Job ID: ${id}.`).then((problem) => {
        if (problem === undefined) return;
        this.tell(`is told ${problem.id}`);
        if (problem.id !== 'id-not-read') this.forget(name, id);
      });
      return;
    }
    const before = run.steps[run.steps.findIndex((one) => one.name === name) - 1];
    if (before !== undefined && !this.alma.isTrue(before.name)) {
      this.objections.push(`${name} is to be run by hand, and ${before.name} is not so`);
    }
    const set = this.isErring() && this.random.below(5) === 0 ? 'other' : 'own';
    const started = this.alma.startByHand(name, set);
    this.tell(`runs ${name} by hand on the ${set} set: ${started ?? 'refused'}`);
    if (started !== undefined) this.notes[name].push(started);
  }

  /** What is followed runs on another set: the step is run again beside it, and that is given. */
  private exchange(driver: RunDriver, { name, instanceId, tries }: StepState): void {
    const noted = this.notes[name].find((id) => id !== instanceId && !tries.includes(id));
    const id = noted ?? this.alma.startByHand(name, 'own');
    this.tell(`sees that ${instanceId} is astray, gives ${id ?? 'nothing: refused'} for ${name}`);
    if (id === undefined) return;
    if (noted === undefined) this.notes[name].push(id);
    void driver.giveProcessId(name, id).then((problem) => {
      if (problem !== undefined && problem.id !== 'id-not-read') this.forget(name, id);
    });
  }

  /** Alma does not show this run to the app: the person reads Monitor Jobs. */
  private readOff(driver: RunDriver, { name, instanceId }: StepState): void {
    if (!this.alma.isFinished(instanceId)) return;
    const { counters = [] } = this.alma.library.jobs.instance(instanceId) ?? {};
    const isLazy = this.random.below(3) === 0;
    const numbers = Object.fromEntries(
      counters.flatMap(({ label, value }) => {
        const number = COUNTERS[label];
        return number === undefined || isLazy ? [] : [[number, value]];
      }),
    );
    this.tell(`enters ${JSON.stringify(numbers)} for ${name}`);
    void driver.enterNumbers(name, numbers);
  }

  private inMonitorJobs(run: RunState, step: StepState): string | undefined {
    return this.alma
      .runsOf(run.id, step.name)
      .map(({ id }) => id)
      .find((id) => !step.tries.includes(id));
  }

  private forget(step: StepName, id: string): void {
    this.notes[step] = this.notes[step].filter((noted) => noted !== id);
  }

  private waitedIn(what: string): number {
    // NOTE The clock of the machine may be set meanwhile; the person's patience goes by the time that passes.
    const first = this.since.get(what) ?? performance.now();
    this.since.set(what, first);
    return performance.now() - first;
  }
}
