import { AlmaError } from '../../alma/port/alma-error';
import { readAlmaError } from '../../alma/port/read-alma-error';
import { explainSkips, type SkipExplanation } from '../../core/event-report/explain-skips';
import type { JobEvent } from '../../core/event-report/job-event';
import type { Configuration, JobParameter, Route } from '../../core/configuration/configuration';
import { isAllRight, RunJournal } from '../journal/run-journal';
import { Announcer } from '../long-work/announcer';
import { waitFor } from '../long-work/pause-gate';
import { advance, IllegalTransitionError } from './advance';
import { numbersOf } from './counters';
import { followRun } from './follow-run';
import { copyGate, migrateGate, registerGate } from './gates';
import { launchProblem, quotaOf } from './launch-problem';
import { claimStart, holdsStart, releaseStart } from './lease';
import { lookForRun } from './look-for-run';
import { jobOf, preflight } from './preflight';
import { verifyProcessId } from './process-id';
import { resumed } from './resume';
import type { Effect, RunEvent } from './run-event';
import type { RunPlace, RunPorts } from './run-ports';
import { problemOfReading, RunRecords, type HandleFindings } from './run-records';
import type { GateResult, Problem, RunNumbers, RunState, StepName, StepState } from './run-state';
import { problemOf } from './run-status';

/** How long to wait before a start is tried again, where Alma does not say. */
const THREE_RUNNING_MS = 60_000;
const FIVE_AN_HOUR_MS = 600_000;

/** Carries a run out: does what the machine says, and tells the machine what came of it. */
export class RunDriver {
  private readonly announcer = new Announcer();
  private readonly journal: RunJournal;
  private readonly records: RunRecords;
  private readonly stop = new AbortController();
  private queue: Promise<void> = Promise.resolve();
  private state: RunState;
  private isJournalKept = true;
  private found: HandleFindings | undefined;

  private constructor(
    state: RunState,
    private readonly ports: RunPorts,
    private readonly configuration: Configuration,
    private readonly place: RunPlace,
    private readonly token: string,
  ) {
    this.state = state;
    this.journal = new RunJournal(ports.store);
    this.records = new RunRecords(ports, configuration);
  }

  /** Takes up a run: a new one, or one that was journalled. Starts nothing. */
  static take(
    run: RunState,
    ports: RunPorts,
    configuration: Configuration,
    place: RunPlace,
    token: string,
  ): RunDriver {
    const [state, effects] = resumed(run);
    const driver = new RunDriver(state, ports, configuration, place, token);
    driver.queue = driver.keep(state);
    for (const effect of effects) driver.perform(effect);
    return driver;
  }

  get snapshot(): RunState {
    return this.state;
  }

  /** Whether the journal could be written last time: otherwise the run lives in this panel only. */
  get isKept(): boolean {
    return this.isJournalKept;
  }

  /** What the handle check at the end found; `undefined` before it, and after a reload. */
  get findings(): HandleFindings | undefined {
    return this.found;
  }

  /** The handle check under way. */
  get handleCheck(): RunRecords['check'] {
    return this.records.check;
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  /** Resolves when everything told so far has been taken in. For tests and for leaving. */
  settled(): Promise<void> {
    return this.queue;
  }

  /** The person says to go on with the step that is ready, waiting or failed. */
  confirm(step: StepName): Promise<void> {
    return this.tell({ type: 'confirmed', step, now: Date.now() });
  }

  /** The person does the step in Alma, or has done it. */
  byHand(step: StepName): Promise<void> {
    return this.tell({ type: 'by-hand', step, now: Date.now() });
  }

  /** @returns why the id cannot be this step's; `undefined` when it is followed now */
  async giveProcessId(step: StepName, pasted: string): Promise<Problem | undefined> {
    const route = this.route;
    if (route === undefined) return { id: 'route-changed', with: {} };
    const given = await verifyProcessId(this.ports.alma, this.state, route, step, pasted);
    if (!given.ok) return given.problem;
    const { instanceId, showsSet } = given;
    await this.tell({ type: 'found', step, instanceId, showsSet, now: Date.now() });
    return undefined;
  }

  /** The person looked in Monitor Jobs: the run is not there. */
  notThere(step: StepName): Promise<void> {
    return this.tell({ type: 'not-there', step });
  }

  /** The person read the counters from Monitor Jobs, or just that the run has ended. */
  async enterNumbers(step: StepName, numbers: RunNumbers): Promise<void> {
    // A run that Alma shows is believed, not what somebody types beside it.
    if (this.stepNamed(step).phase !== 'guided') return;
    await this.tell({
      type: 'ended',
      step,
      instanceId: this.stepNamed(step).instanceId,
      status: '',
      statusText: '',
      endedAt: Date.now(),
      numbers,
      counters: [],
      problem: undefined,
    });
  }

  /** The event report was read: so many skips are harmless. */
  explainSkips(step: StepName, harmless: number): Promise<void> {
    return this.tell({ type: 'skips-explained', step, harmless });
  }

  /** Holds the events of a run against its records; the harmless skips count at the gate. */
  async importEvents(step: StepName, events: readonly JobEvent[]): Promise<SkipExplanation> {
    const records = await this.records.known(this.state, this.stop.signal);
    const explanation = explainSkips(events, records);
    await this.explainSkips(step, explanation.harmless.length);
    return explanation;
  }

  lookAgain(step: StepName): Promise<void> {
    return this.tell({ type: 'look-again', step });
  }

  /** The person goes on although the gate cannot tell, in words that stay in the report. */
  accept(step: StepName, words: string): Promise<void> {
    return this.tell({ type: 'accepted', step, words, now: Date.now() });
  }

  skipWait(): Promise<void> {
    return this.tell({ type: 'waited', now: Date.now() });
  }

  checkHandlesAgain(): Promise<void> {
    return this.tell({ type: 'check-again' });
  }

  /** Ends the run here; what runs in Alma goes on by itself. */
  end(): Promise<void> {
    return this.tell({ type: 'stopped', now: Date.now() });
  }

  /** Lets go of the run without ending it: the panel closes. */
  letGo(): void {
    this.stop.abort();
    void releaseStart(this.ports.store, this.token);
  }

  private get route(): Route | undefined {
    return this.configuration.routes.find(({ id }) => id === this.state.routeId);
  }

  /** One event after the other: journalled first, then shown, then its effects. */
  private tell(event: RunEvent): Promise<void> {
    this.queue = this.queue.then(async () => {
      if (this.stop.signal.aborted) return;
      let next: RunState;
      let effects: readonly Effect[];
      try {
        [next, effects] = advance(this.state, event);
      } catch (error) {
        // A second click, or an answer that came late: the run is past it already.
        if (error instanceof IllegalTransitionError) return;
        throw error;
      }
      this.state = next;
      await this.keep(next);
      for (const effect of effects) this.perform(effect);
    });
    return this.queue;
  }

  private async keep(state: RunState): Promise<void> {
    this.isJournalKept = await this.journal.write(state);
    this.announcer.changedNow();
  }

  private perform(effect: Effect): void {
    this.carryOut(effect).catch((error: unknown) => {
      if (this.stop.signal.aborted) return;
      this.onUnexpected(effect, error);
    });
  }

  private carryOut(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'preflight':
        return this.lookBefore(effect.step);
      case 'launch':
        return this.launch(effect.step, effect.jobName);
      case 'wait-for-quota':
        return this.waitUntil(effect.until, { type: 'quota-over', step: effect.step });
      case 'look-for':
        return this.lookFor(effect.step);
      case 'follow':
        return this.follow(effect.step, effect.instanceId);
      case 'check-gate':
        return this.checkGate(effect.step);
      case 'propagate':
        return this.waitUntil(effect.until, { type: 'waited' });
      case 'check-handles':
        return this.checkHandles();
      case 'report':
        return this.remember();
    }
  }

  private async lookBefore(step: StepName): Promise<void> {
    const readRecords = async () => {
      const records = await this.records.readAll(this.state, this.stop.signal);
      await this.told({ type: 'records-read', now: Date.now(), set: this.state.set });
      return records;
    };
    const { store } = this.ports;
    const result = await preflight({
      run: this.state,
      step,
      configuration: this.configuration,
      place: this.place,
      ports: this.ports,
      readRecords,
      claim: () => claimStart(store, this.token, () => Date.now(), this.stop.signal),
      holds: () => holdsStart(store, this.token),
      now: Date.now(),
    });
    if (!result.ok) {
      await releaseStart(store, this.token);
      return this.tell({ type: 'preflight-failed', step, problem: result.problem });
    }
    const { launches, jobName } = result;
    return this.tell({ type: 'preflight-passed', step, launches, jobName, now: Date.now() });
  }

  /** Told from within an effect that goes on: not waited for by the queue itself. */
  private told(event: RunEvent): Promise<void> {
    return this.tell(event);
  }

  private async launch(step: StepName, jobName: string): Promise<void> {
    const job = this.route && jobOf(this.route, step);
    if (job === undefined || !this.isJournalKept) {
      const id = job === undefined ? 'no-job' : 'journal-failed';
      return this.tell({ type: 'launch-refused', step, problem: { id, with: {} } });
    }
    const parameters = withSetAndName(job.parameters, this.state.set.id, jobName);
    try {
      // NOTE No signal: a start that was sent cannot be taken back, its answer is always wanted.
      const instanceId = await this.ports.alma.startJob(job.id, parameters);
      return await this.tell({ type: 'launched', step, instanceId, now: Date.now() });
    } catch (thrown) {
      const error = readAlmaError(thrown);
      if (error.outcomeUnknown) {
        return this.tell({ type: 'launch-lost', step, problem: { id: 'launch-lost', with: {} } });
      }
      return this.tell(refusedBy(error, step));
    } finally {
      await releaseStart(this.ports.store, this.token);
    }
  }

  private async lookFor(step: StepName): Promise<void> {
    const job = this.route && jobOf(this.route, step);
    const { jobName } = this.stepNamed(step);
    const found = job && (await lookForRun(this.ports.alma, job.id, jobName, this.stop.signal));
    if (found === undefined) {
      // Nothing is started again: a person looks in Monitor Jobs.
      this.announcer.changedNow();
      return;
    }
    const { id: instanceId } = found;
    await this.tell({ type: 'found', step, instanceId, showsSet: true, now: Date.now() });
  }

  private async follow(step: StepName, instanceId: string): Promise<void> {
    const { alma, isHidden } = this.ports;
    try {
      const instance = await followRun(
        alma,
        instanceId,
        ({ status, statusText, progress }) =>
          void this.tell({ type: 'seen', step, instanceId, status, statusText, progress }),
        isHidden,
        this.stop.signal,
      );
      const names = this.route?.counters;
      await this.tell({
        type: 'ended',
        step,
        instanceId,
        status: instance.status,
        statusText: instance.statusText,
        endedAt: Date.parse(instance.endedAt) || Date.now(),
        numbers: names === undefined ? {} : numbersOf(instance.counters, names),
        counters: instance.counters.slice(0, 30).map(({ label, value }) => ({ label, value })),
        problem: problemOf(instance),
      });
    } catch (error) {
      if (!(error instanceof AlmaError)) throw error;
      const problem = { ...launchProblem(error), id: 'run-unreadable' };
      await this.tell({ type: 'unreadable', step, instanceId, problem });
    }
  }

  private async checkGate(step: StepName): Promise<void> {
    try {
      const result = await this.gateOf(step);
      await this.tell({ type: 'gate', step, result, now: Date.now() });
    } catch (error) {
      const problem = problemOfReading(error);
      if (problem === undefined) throw error;
      await this.tell({ type: 'gate-unread', step, problem });
    }
  }

  private async gateOf(step: StepName): Promise<GateResult> {
    const { set, copyNeeded, twiceBefore } = this.state;
    const { numbers, explainedSkips, showsSet } = this.stepNamed(step);
    const { signal } = this.stop;
    switch (step) {
      case 'copy': {
        const records = await this.records.readAll(this.state, signal);
        return copyGate({
          members: set.size,
          wereCopyNeeded: copyNeeded,
          twiceBefore,
          records,
          numbers,
        });
      }
      case 'migrate':
        return migrateGate({ members: set.size, numbers, explained: explainedSkips, showsSet });
      case 'register':
        return registerGate(set.size, numbers, await this.records.sample(this.state, signal));
    }
  }

  private async checkHandles(): Promise<void> {
    const { signal } = this.stop;
    this.found = await this.records.checkAll(this.state, signal);
    const { check, newlyBroken } = this.found;
    await this.tell({
      type: 'handles-checked',
      now: Date.now(),
      counts: check.snapshot.counts,
      newlyBroken: newlyBroken.length,
    });
  }

  private async remember(): Promise<void> {
    await this.journal.remember(this.state);
    if (isAllRight(this.state)) await this.journal.proveRoute(this.state.routeFingerprint);
    this.announcer.changedNow();
  }

  private async waitUntil(
    until: number,
    event: { type: 'quota-over'; step: StepName } | { type: 'waited' },
  ): Promise<void> {
    await waitFor(Math.max(0, until - Date.now()), this.stop.signal);
    await this.tell({ ...event, now: Date.now() });
  }

  private stepNamed(name: StepName): StepState {
    const step = this.state.steps.find((one) => one.name === name);
    if (step === undefined) throw new TypeError(`This run has no step "${name}".`);
    return step;
  }

  /** Something that nobody foresaw: the step fails, and says so; nothing is repeated. */
  private onUnexpected(effect: Effect, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const problem = problemOfReading(error) ?? { id: 'unexpected', with: { message } };
    if (effect.type === 'preflight') {
      void this.tell({ type: 'preflight-failed', step: effect.step, problem });
    } else if (effect.type === 'check-gate') {
      void this.tell({ type: 'gate-unread', step: effect.step, problem });
    } else if (effect.type === 'follow') {
      const { step, instanceId } = effect;
      void this.tell({ type: 'unreadable', step, instanceId, problem });
    } else if (effect.type === 'check-handles') {
      void this.tell({ type: 'handles-unread', problem });
    }
    this.announcer.changedNow();
  }
}

function refusedBy(error: AlmaError, step: StepName): RunEvent {
  const quota = quotaOf(error);
  const problem = launchProblem(error);
  if (quota === undefined) return { type: 'launch-refused', step, problem };
  const wait = quota === 'three-running' ? THREE_RUNNING_MS : FIVE_AN_HOUR_MS;
  return {
    type: 'quota',
    step,
    until: Date.now() + wait,
    problem: { id: quota, with: problem.with },
  };
}

/** The configured parameters with this run's set and name in place of whatever stood there. */
function withSetAndName(
  parameters: readonly JobParameter[],
  setId: string,
  jobName: string,
): readonly JobParameter[] {
  return [
    ...parameters.filter(({ name }) => name !== 'set_id' && name !== 'job_name'),
    { name: 'set_id', value: setId },
    { name: 'job_name', value: jobName },
  ];
}
