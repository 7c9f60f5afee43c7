import type { JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Configuration, Route } from '../../core/configuration/configuration';
import { isAllRight, type RunJournal } from '../journal/run-journal';
import { waitFor } from '../long-work/pause-gate';
import { numbersOf } from './counters';
import type { Desk } from './desk';
import { followRun } from './follow-run';
import { copyGate, migrateGate, registerGate } from './gates';
import { HandleProver } from './handle-prover';
import { launchProblem } from './launch-problem';
import { claimStart, holdsStart, releaseStart } from './lease';
import { lookForRun } from './look-for-run';
import { newRunsOf, showsSet, waitForNewRun } from './new-runs';
import { jobOf, preflight } from './preflight';
import type { Effect } from './run-event';
import type { RunPlace, RunPorts } from './run-ports';
import { problemOfReading, type HandleFindings, type RunRecords } from './run-records';
import type { GateResult, StepName } from './run-state';
import { problemOf } from './run-status';
import { startStep } from './start-step';

/** Does in Alma and at the handle server what the machine wants done. */
export class RunHands {
  /** How often a step in Alma was waited for: only the last wait goes on. */
  private waits = 0;
  /** How often a run in Alma was followed: only the last one is. */
  private follows = 0;
  private readonly prover: HandleProver;

  constructor(
    private readonly desk: Desk,
    private readonly ports: RunPorts,
    private readonly records: RunRecords,
    private readonly journal: RunJournal,
    private readonly configuration: Configuration,
    private readonly place: RunPlace,
    private readonly token: string,
  ) {
    this.prover = new HandleProver(desk, records);
  }

  /** What the handle check at the end found. */
  get findings(): HandleFindings | undefined {
    return this.prover.findings;
  }

  private get route(): Route | undefined {
    return this.configuration.routes.find(({ id }) => id === this.desk.run().routeId);
  }

  /** Does what the machine wants done; what goes wrong unforeseen is told to the machine, too. */
  perform(effect: Effect): void {
    this.carryOut(effect).catch((error: unknown) => {
      if (this.desk.signal.aborted) return;
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
      case 'wait-for-run':
        return this.waitForRun(effect.step);
      case 'follow':
        return this.follow(effect.step, effect.instanceId);
      case 'check-gate':
        return this.checkGate(effect.step);
      case 'propagate':
        return this.waitUntil(effect.until, { type: 'waited' });
      case 'check-handles':
        return this.prover.check();
      case 'check-later':
        return this.prover.checkLater();
      case 'report':
        return this.remember();
    }
  }

  private async lookBefore(step: StepName): Promise<void> {
    const { store } = this.ports;
    const result = await preflight({
      run: this.desk.run(),
      step,
      configuration: this.configuration,
      place: this.place,
      ports: this.ports,
      readRecords: () => this.records.readAll(this.desk.run(), this.desk.signal),
      recordsHold: () =>
        this.desk.tell({ type: 'records-read', now: Date.now(), set: this.desk.run().set }),
      claim: () => claimStart(store, this.token, () => Date.now(), this.desk.signal),
      holds: () => holdsStart(store, this.token),
      now: Date.now(),
    });
    if (!result.ok) {
      await releaseStart(store, this.token);
      return this.desk.tell({ type: 'preflight-failed', step, problem: result.problem });
    }
    const { launches, jobName } = result;
    return this.desk.tell({ type: 'preflight-passed', step, launches, jobName, now: Date.now() });
  }

  private async launch(step: StepName, jobName: string): Promise<void> {
    try {
      const event = await startStep(this.desk, this.ports, this.configuration, { step, jobName });
      if (event !== undefined) await this.desk.tell(event);
    } finally {
      await releaseStart(this.ports.store, this.token);
    }
  }

  private async lookFor(step: StepName): Promise<void> {
    const job = this.route && jobOf(this.route, step);
    const { jobName } = this.desk.step(step);
    const pick = (instances: readonly JobInstance[]): JobInstance | undefined => {
      if (step !== 'register') return instances.find(({ name }) => name === jobName);
      // The profile's runs bear no name of ours; before the start there was none that is new.
      const [found, ...others] = newRunsOf(this.desk.run(), step, instances);
      return others.length === 0 ? found : undefined;
    };
    const found = job && (await lookForRun(this.ports.alma, job.id, pick, this.desk.signal));
    if (found === undefined) {
      // Nothing is started again: a person looks in Monitor Jobs.
      this.desk.changed();
      return;
    }
    const { id: instanceId } = found;
    await this.desk.tell({ type: 'found', step, instanceId, showsSet: true, now: Date.now() });
  }

  private async waitForRun(step: StepName): Promise<void> {
    const job = this.route && jobOf(this.route, step);
    if (job === undefined) return;
    const turn = ++this.waits;
    const found = await waitForNewRun(this.ports.alma, job.id, {
      run: () => {
        const { phase, instanceId } = this.desk.step(step);
        const isWanted = turn === this.waits && phase === 'guided' && instanceId === '';
        return isWanted ? this.desk.run() : undefined;
      },
      step,
      isHidden: this.ports.isHidden,
      signal: this.desk.signal,
    });
    if (found === undefined) return;
    const { id: instanceId } = found;
    const isShown = showsSet(found, this.desk.run());
    await this.desk.tell({ type: 'found', step, instanceId, showsSet: isShown, now: Date.now() });
  }

  private async follow(step: StepName, instanceId: string): Promise<void> {
    const { alma, isHidden } = this.ports;
    const turn = ++this.follows;
    try {
      const instance = await followRun(alma, instanceId, {
        onSeen: ({ status, statusText, progress }) =>
          void this.desk.tell({ type: 'seen', step, instanceId, status, statusText, progress }),
        isWanted: () => turn === this.follows,
        isHidden,
        signal: this.desk.signal,
      });
      if (instance === undefined) return;
      const names = this.route?.counters;
      await this.desk.tell({
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
      await this.desk.tell({ type: 'unreadable', step, instanceId, problem });
    }
  }

  private async checkGate(step: StepName): Promise<void> {
    try {
      const result = await this.gateOf(step);
      await this.desk.tell({ type: 'gate', step, result, now: Date.now() });
    } catch (error) {
      const problem = problemOfReading(error);
      if (problem === undefined) throw error;
      await this.desk.tell({ type: 'gate-unread', step, problem });
    }
  }

  private async gateOf(step: StepName): Promise<GateResult> {
    const { set, copyNeeded, twiceBefore, alsoTypedBefore, isRebuilt } = this.desk.run();
    const { numbers, explainedSkips, showsSet } = this.desk.step(step);
    const { signal } = this.desk;
    switch (step) {
      case 'copy': {
        const records = await this.records.readAll(this.desk.run(), signal);
        return copyGate({
          members: set.size,
          wereCopyNeeded: copyNeeded,
          twiceBefore,
          alsoTypedBefore,
          isBeforeKnown: !isRebuilt,
          records,
          numbers,
        });
      }
      case 'migrate':
        return migrateGate({ members: set.size, numbers, explained: explainedSkips, showsSet });
      case 'register':
        return registerGate(set.size, numbers, await this.records.sample(this.desk.run(), signal));
    }
  }

  private async remember(): Promise<void> {
    await this.journal.remember(this.desk.run());
    if (isAllRight(this.desk.run()))
      await this.journal.proveRoute(this.desk.run().routeFingerprint);
    this.desk.changed();
  }

  private async waitUntil(
    until: number,
    event: { type: 'quota-over'; step: StepName } | { type: 'waited' },
  ): Promise<void> {
    await waitFor(Math.max(0, until - Date.now()), this.desk.signal);
    await this.desk.tell({ ...event, now: Date.now() });
  }

  /** Something that nobody foresaw: the step fails, and says so; nothing is repeated. */
  private onUnexpected(effect: Effect, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const problem = problemOfReading(error) ?? { id: 'unexpected', with: { message } };
    if (effect.type === 'preflight') {
      void this.desk.tell({ type: 'preflight-failed', step: effect.step, problem });
    } else if (effect.type === 'check-gate') {
      void this.desk.tell({ type: 'gate-unread', step: effect.step, problem });
    } else if (effect.type === 'follow') {
      const { step, instanceId } = effect;
      void this.desk.tell({ type: 'unreadable', step, instanceId, problem });
    } else if (effect.type === 'check-handles') {
      void this.desk.tell({ type: 'handles-unread', problem });
    }
    this.desk.changed();
  }
}
