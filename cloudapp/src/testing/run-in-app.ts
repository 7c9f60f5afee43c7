import { TestBed } from '@angular/core/testing';

import type { Alma, JobInstance } from '../app/alma/port/alma';
import type { Configuration, Route } from '../app/core/configuration/configuration';
import type { JudgedRecord } from '../app/core/state/judged-record';
import { CurrentRun } from '../app/features/run/current-run';
import { ConfigurationStore } from '../app/features/session/configuration-store';
import { ALMA, BULK_ALMA, HANDLE_SERVER } from '../app/features/session/ports';
import { SaveFile } from '../app/features/session/save-file';
import { Session } from '../app/features/session/session';
import type { HandleServer } from '../app/resolver/handle-server';
import { SetCheck } from '../app/workflow/check/set-check';
import { verifySet } from '../app/workflow/prepare/make-set';
import { newRun } from '../app/workflow/prepare/new-run';
import { routeFingerprint } from '../app/workflow/run/route-fingerprint';
import type { RunState, Way } from '../app/workflow/run/run-state';
import { aRun } from '../app/workflow/testing/a-run';
import { configured } from '../app/workflow/testing/configured';
import { SimulatedWorld } from '../app/workflow/testing/simulated-world';
import { CloudAppInMemory } from './cloud-app-in-memory';
import { HeldTime } from './held-time';
import { keepFocus } from './keep-focus';
import { provideSimulatedApp } from './provide-simulated-app';
import { SavedFiles } from './saved-files';

const PASSED = { state: 'passed', reasons: [], numbers: [] } as const;
const RUN_LOCK = 'handle-assistant-run';

/** The app over the simulated Alma, set up for runs, with time held and what Alma answers in the spec's hands. */
export class RunInApp {
  readonly time = new HeldTime();
  readonly world = new SimulatedWorld();
  readonly cloudApp = new CloudAppInMemory();
  readonly files = new SavedFiles();
  /** Answers given in place of the simulated Alma's. */
  readonly answers: Partial<Alma> = {};

  private readonly handleServer: HandleServer = {
    ask: async (...question) => {
      await this.held;
      return this.world.handleServer.ask(...question);
    },
    knowsPrefix: (...question) => this.world.handleServer.knowsPrefix(...question),
  };
  private held: Promise<void> = Promise.resolve();

  constructor() {
    this.cloudApp.configuration = configured(this.world);
    const alma = withAnswers(this.world.alma, this.answers);
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(this.world, this.cloudApp),
        keepFocus(),
        { provide: ALMA, useValue: alma },
        { provide: BULK_ALMA, useValue: alma },
        { provide: HANDLE_SERVER, useValue: this.handleServer },
        { provide: SaveFile, useValue: this.files },
      ],
    });
  }

  /** Opens the app: who is there, the configuration. */
  async start(): Promise<void> {
    await TestBed.inject(Session).start();
  }

  /** The panel closes; the next spec finds the browser's lock free. */
  async close(): Promise<void> {
    await TestBed.inject(CurrentRun).look();
    await TestBed.inject(CurrentRun).putAway();
    this.world.library.stop();
    this.time.letGo();
    for (;;) {
      const { held = [] } = await navigator.locks.query();
      if (!held.some(({ name }) => name === RUN_LOCK)) return;
    }
  }

  get configuration(): Configuration {
    const configuration = TestBed.inject(ConfigurationStore).configuration();
    if (configuration === undefined) throw new Error('Nothing is configured.');
    return configuration;
  }

  get route(): Route {
    const [route] = (this.cloudApp.configuration as Configuration).routes;
    if (route === undefined) throw new Error('No route.');
    return route;
  }

  /** The handle server does not answer yet. @returns what makes it answer, now and from now on */
  holdHandles(): () => void {
    let answer = (): void => undefined;
    this.held = new Promise((resolve) => (answer = resolve));
    return answer;
  }

  /** A run of this route as the journal holds it when the app is opened; what is done passed its gate. */
  keep(change: Partial<RunState> = {}): RunState {
    const run = aRun({
      routeFingerprint: routeFingerprint(this.route),
      institution: this.cloudApp.visit.institution,
      user: this.cloudApp.visit.user.id,
      ...change,
    });
    const steps = run.steps.map((step) =>
      step.phase === 'done' && step.gate === undefined ? { ...step, gate: PASSED } : step,
    );
    this.cloudApp.store.set('run', JSON.parse(JSON.stringify({ ...run, steps })));
    return run;
  }

  /** What the journal holds now. */
  get kept(): RunState {
    return this.cloudApp.store.get('run') as RunState;
  }

  /** A run on a set of the simulated Alma that nothing was done with yet. */
  async runOn(setId: string, way: Way = 'existing'): Promise<RunState> {
    const { reader, alma } = this.world;
    const set = await alma.readSet(setId);
    const pacing = { pause: () => undefined, resume: () => undefined };
    const subject = { kind: 'set', setId, content: set.content, size: set.size } as const;
    const check = new SetCheck({ reader, pacing }, subject, this.configuration);
    let isRead = false;
    void check.start().then(() => (isRead = true));
    await this.time.until(
      () => isRead,
      (is) => is,
    );
    const records: readonly JudgedRecord[] = check.records;
    const mmsIds = records.flatMap(({ mmsId }) => mmsId ?? []);
    return newRun({
      id: 'HA-TEST-0001',
      way,
      route: this.route,
      isPilot: false,
      set: await verifySet(alma, set, mmsIds, true, () => undefined),
      records,
      verdictOf: () => 'unregistered',
      user: this.cloudApp.visit.user.id,
      institution: this.cloudApp.visit.institution,
      propagationMs: 60_000,
      now: this.time.now,
    });
  }
}

/** A run in Alma, as it answers about one. */
export function anInstance(change: Partial<JobInstance> = {}): JobInstance {
  return {
    id: '7594242390004641',
    name: 'DG Handle Migration - Letters - 05/04/2026',
    jobId: '57',
    jobName: 'DG Handle Migration',
    status: 'RUNNING',
    statusText: 'Running',
    progress: undefined,
    submittedBy: 'ada',
    submittedAt: '2026-05-04T08:00:00Z',
    startedAt: '2026-05-04T08:00:00Z',
    endedAt: '',
    counters: [],
    alerts: [],
    ...change,
  };
}

function withAnswers(alma: Alma, answers: Partial<Alma>): Alma {
  return new Proxy(alma, {
    get: (target, name: string) => {
      const given: unknown = Reflect.get(answers, name);
      if (given !== undefined) return given;
      const own: unknown = Reflect.get(target, name);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
