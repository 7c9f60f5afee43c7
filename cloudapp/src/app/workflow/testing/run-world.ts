import FakeTimers from '@sinonjs/fake-timers';

import type { Configuration } from '../../core/configuration/configuration';
import type { JudgedRecord } from '../../core/state/judged-record';
import { SetCheck } from '../check/set-check';
import { HandleCheck } from '../handle-check/handle-check';
import { chooseEntry } from '../prepare/entry';
import { makeSet, verifySet } from '../prepare/make-set';
import { newRun, newRunId } from '../prepare/new-run';
import { rebuiltRun } from '../prepare/rebuilt-run';
import { readTraces } from '../prepare/run-traces';
import { RunDriver } from '../run/run-driver';
import type { RunPorts } from '../run/run-ports';
import { keyOf } from '../run/run-records';
import type { RunState, StepName, Way } from '../run/run-state';
import { configured } from './configured';
import { SimulatedWorld } from './simulated-world';

/** A store that lives as long as the test. */
export class MemoryStore {
  readonly kept = new Map<string, string>();
  isBroken = false;

  async readStore(key: string): Promise<unknown> {
    if (this.isBroken) throw new Error('the store does not answer');
    const text = this.kept.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  async writeStore(key: string, value: unknown): Promise<void> {
    if (this.isBroken) throw new Error('the store does not answer');
    this.kept.set(key, JSON.stringify(value));
  }

  async removeStore(key: string): Promise<void> {
    if (this.isBroken) throw new Error('the store does not answer');
    this.kept.delete(key);
  }
}

/** The simulated Alma with a clock that tests move, and a cataloguer who runs the workflow in it. */
export class RunWorld {
  readonly clock: ReturnType<typeof FakeTimers.install>;
  readonly world: SimulatedWorld;
  readonly store = new MemoryStore();
  readonly configuration: Configuration;
  readonly ports: RunPorts;
  private isClosed = false;

  constructor(world?: () => SimulatedWorld) {
    this.clock = FakeTimers.install({
      now: Date.UTC(2026, 4, 4, 9),
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    });
    this.world = world?.() ?? new SimulatedWorld();
    this.configuration = configured(this.world);
    this.ports = {
      alma: this.world.alma,
      reader: this.world.reader,
      pacing: { pause: () => undefined, resume: () => undefined },
      handleServer: this.world.handleServer,
      store: this.store,
      lock: { acquire: () => Promise.resolve(() => undefined) },
      isHidden: () => false,
    };
  }

  close(): void {
    this.isClosed = true;
    this.world.library.stop();
    this.clock.uninstall();
  }

  /** Lets so much time go by, with everything that is due in it. */
  async pass(ms: number): Promise<void> {
    await this.clock.tickAsync(ms);
  }

  /** Lets time go by until the promise is settled; where it never is, until the world is closed. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isSettled = false;
    const watched = work.finally(() => (isSettled = true));
    watched.catch(() => undefined);
    while (!isSettled && !this.isClosed) await this.clock.tickAsync(50);
    return watched;
  }

  /** Checks a set as the app does: records, then handles. */
  async check(setName: string): Promise<{
    readonly records: readonly JudgedRecord[];
    readonly handles: HandleCheck;
  }> {
    const set = this.world.library.sets.named(setName);
    if (set === undefined) throw new Error(`No set "${setName}".`);
    const check = new SetCheck(
      { reader: this.world.reader, pacing: this.ports.pacing },
      { kind: 'set', setId: set.id, content: set.content, size: set.members.length },
      this.configuration,
    );
    await this.until(check.start());
    const handles = new HandleCheck(this.world.handleServer, {
      sites: this.configuration.sites,
      authoritative: false,
    });
    const questions = check.records.flatMap((record) =>
      record.mmsId && record.handle
        ? [{ key: keyOf(record), mmsId: record.mmsId, handle: record.handle }]
        : [],
    );
    await this.until(handles.start(questions));
    return { records: check.records, handles };
  }

  /** Prepares a run of the first so many titles of a set that may enter; the set is made for it. */
  async prepare(setName: string, size: number, way: Way = 'existing'): Promise<RunState> {
    const { records, handles } = await this.check(setName);
    const [route] = this.configuration.routes;
    if (route === undefined) throw new Error('No route.');
    const verdictOf = (record: JudgedRecord) => handles.verdictOf(keyOf(record))?.verdict;
    const { enters } = chooseEntry(records, {
      way,
      routeId: route.id,
      hasCopyJob: true,
      includesRight: false,
      confirmed: new Set(),
      verdictOf,
    });
    const chosen = enters.slice(0, size);
    const id = newRunId(Date.now(), () => 0.5);
    const name = `${id} ${setName}`;
    const set = await this.until(
      makeSet(
        this.world.alma,
        { name, description: id, mark: id },
        chosen.flatMap(({ mmsId }) => mmsId ?? []),
        () => undefined,
      ),
    );
    return newRun({
      id,
      way,
      route,
      isPilot: true,
      set,
      records: chosen,
      verdictOf,
      user: 'cataloguer',
      institution: 'TEST',
      propagationMs: 60_000,
      now: Date.now(),
    });
  }

  /** What the journal held is lost: the run is rebuilt from what Alma holds of it. */
  async rebuild({ id, set }: RunState): Promise<RunState> {
    this.store.kept.clear();
    const { records, handles } = await this.check(set.name);
    const [route] = this.configuration.routes;
    if (route === undefined) throw new Error('No route.');
    const found = await this.until(this.world.alma.readSet(set.id));
    const since = Date.parse(found.createdAt) || 0;
    const traces = await this.until(readTraces(this.world.alma, route, id, since));
    const members = records.flatMap(({ mmsId }) => mmsId ?? []);
    const draft = {
      id,
      way: 'existing',
      route,
      isPilot: true,
      set: await this.until(verifySet(this.world.alma, found, members, true, () => undefined)),
      records,
      verdictOf: (record: JudgedRecord) => handles.verdictOf(keyOf(record))?.verdict,
      user: 'cataloguer',
      institution: 'TEST',
      propagationMs: 60_000,
      now: Date.now(),
    } as const;
    return rebuiltRun(draft, traces, since);
  }

  drive(run: RunState, token = 'panel-1'): RunDriver {
    const place = { institution: 'TEST', almaUrl: 'https://alma.test/' };
    return RunDriver.take(run, this.ports, this.configuration, place, token);
  }

  /** Fills in the Handle profile's form and runs it, as an administrator does in Alma. @returns the process id */
  runProfile(set: { readonly id: string; readonly name: string }, way: Way = 'existing'): string {
    const { profile } = this.world.library;
    const instance = profile.run(
      {
        ...profile.saved,
        isActive: true,
        setId: set.id,
        action: way === 'existing' ? 'CREATE_AND_UPDATE' : 'CREATE',
        uponCreate:
          way === 'existing'
            ? { marc: 'DO_NOT_ADD', dc: 'DO_NOT_ADD', mods: 'DO_NOT_ADD' }
            : { marc: 'DO_NOT_ADD', dc: 'ADD_NEW', mods: 'DO_NOT_ADD' },
      },
      'admin',
    );
    return instance.id;
  }

  phaseOf(run: RunState, step: StepName): string {
    return run.steps.find(({ name }) => name === step)?.phase ?? '';
  }
}
