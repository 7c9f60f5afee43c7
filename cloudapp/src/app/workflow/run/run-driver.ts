import { explainSkips, type SkipExplanation } from '../../core/event-report/explain-skips';
import type { JobEvent } from '../../core/event-report/job-event';
import type { Configuration, Route } from '../../core/configuration/configuration';
import type { JudgedRecord } from '../../core/state/judged-record';
import { RunJournal } from '../journal/run-journal';
import { Announcer } from '../long-work/announcer';
import { advance } from './advance';
import { IllegalTransitionError } from './illegal-transition';
import { releaseStart } from './lease';
import { verifyProcessId } from './process-id';
import { resumed } from './resume';
import type { Effect, RunEvent } from './run-event';
import { RunHands } from './run-hands';
import type { Desk } from './desk';
import type { RunPlace, RunPorts } from './run-ports';
import { RunRecords, type HandleFindings } from './run-records';
import type { Problem, RunNumbers, RunState, StepName, StepState } from './run-state';

/** Carries a run out: does what the machine says, and tells the machine what came of it. */
export class RunDriver {
  private readonly announcer = new Announcer();
  private readonly journal: RunJournal;
  private readonly records: RunRecords;
  private readonly stop = new AbortController();
  private queue: Promise<void> = Promise.resolve();
  private state: RunState;
  private isJournalKept = true;
  private isTakenUp = false;
  private readonly hands: RunHands;

  private constructor(
    state: RunState,
    private readonly ports: RunPorts,
    private readonly configuration: Configuration,
    place: RunPlace,
    private readonly token: string,
  ) {
    this.state = state;
    this.journal = new RunJournal(ports.store, token);
    this.records = new RunRecords(ports, configuration);
    const desk: Desk = {
      run: () => this.state,
      step: (name) => this.stepNamed(name),
      tell: (event) => this.tell(event),
      isKept: () => this.isJournalKept,
      changed: () => this.announcer.changedNow(),
      signal: this.stop.signal,
    };
    this.hands = new RunHands(desk, ports, this.records, this.journal, configuration, place, token);
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
    for (const effect of effects) driver.hands.perform(effect);
    return driver;
  }

  get snapshot(): RunState {
    return this.state;
  }

  /** Whether the journal could be written last time: otherwise the run lives in this panel only. */
  get isKept(): boolean {
    return this.isJournalKept;
  }

  /** Whether a panel on another machine took the run up since: this one does nothing more with it. */
  get isTaken(): boolean {
    return this.isTakenUp;
  }

  /** What the handle check at the end found; `undefined` before it, and after a reload. */
  get findings(): HandleFindings | undefined {
    return this.hands.findings;
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
    await this.tell({ type: 'given', step, instanceId, showsSet, now: Date.now() });
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

  /** The person said which of Alma's counters give the numbers that were not known. */
  learnNumbers(step: StepName, numbers: RunNumbers): Promise<void> {
    return this.tell({ type: 'numbers-learned', step, numbers });
  }

  /** The records of the run's set as last read; read now when they were not yet. */
  knownRecords(): Promise<readonly JudgedRecord[]> {
    return this.records.known(this.state, this.stop.signal);
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
      // Let go of meanwhile: whoever takes the run up looks for what was journalled.
      if (this.stop.signal.aborted) return;
      for (const effect of effects) this.hands.perform(effect);
    });
    return this.queue;
  }

  private async keep(state: RunState): Promise<void> {
    const written = await this.journal.write(state);
    this.isJournalKept = written === 'kept';
    if (written === 'taken') {
      this.isTakenUp = true;
      this.letGo();
    }
    this.announcer.changedNow();
  }

  private stepNamed(name: StepName): StepState {
    const step = this.state.steps.find((one) => one.name === name);
    if (step === undefined) throw new TypeError(`This run has no step "${name}".`);
    return step;
  }
}
