import { openGateway } from '../../../../../simulator/gateway/open-gateway';
import type { Gateway } from '../../../../../simulator/gateway/gateway';
import { FAULT_EFFECTS, type Fault } from '../../../../../simulator/gateway/faults';
import { handleServerOf } from '../../../../../simulator/handles/handle-server';
import { Random } from '../../../../../simulator/library/random';
import { DEFAULT_SWITCHES, type Switches } from '../../../../../simulator/library/switches';
import type { MmsId } from '../../core/identifiers/mms-id';
import { SetCheck } from '../check/set-check';
import { HandleCheck } from '../handle-check/handle-check';
import { isAllRight } from '../journal/run-journal';
import { newRun, newRunId } from '../prepare/new-run';
import { membersHash } from '../run/members-hash';
import { keyOf } from '../run/run-records';
import type { RunState } from '../run/run-state';
import { Browser, Frame, type FrameWorld } from './story-frame';
import { SET_ID, StoryLibrary } from './story-library';
import { Panel } from './story-panel';
import { StoryPerson } from './story-person';
import { StoryTime } from './story-time';
import { StoryWatch } from './story-watch';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Trouble comes so long; after it everybody works on to the end. */
const TROUBLE_MS = 25 * MINUTE;
const LONGEST_MS = 10 * 60 * MINUTE;

/** What came of a story. */
export interface StoryEnd {
  readonly seed: number;
  readonly end: 'right' | 'not-right' | 'none';
  /** What must never be, in sentences; empty when all is well. */
  readonly faults: readonly string[];
  /** What happened, a line each. */
  readonly trace: readonly string[];
}

/** Tells a story in which whatever can go wrong may go wrong: the same one for the same seed. */
export async function runStory(seed: number): Promise<StoryEnd> {
  const random = new Random(seed);
  const time = new StoryTime(Date.UTC(2026, 4, 4, 9), () => random.next());
  const story = new Story(random, time);
  try {
    await story.play();
    return { seed, end: story.end, faults: story.faults, trace: story.trace };
  } finally {
    story.close();
    time.close();
  }
}

class Story {
  readonly trace: string[] = [];
  private readonly startedAt = Date.now();
  private readonly alma: StoryLibrary;
  private readonly gateway: Gateway;
  private readonly world: FrameWorld;
  private readonly browsers = [new Browser('office'), new Browser('home')];
  private readonly person: StoryPerson;
  private readonly watch: StoryWatch;
  private panels: Panel[] = [];
  private opened = 0;
  private isHandleServerDown = false;
  private isQuiet = false;

  constructor(
    private readonly random: Random,
    private readonly time: StoryTime,
  ) {
    const switches = someSwitches(random);
    this.alma = new StoryLibrary(random, random.below(5) === 0 ? 'new' : 'existing', switches);
    const { library } = this.alma;
    this.gateway = openGateway(library, { latencyMs: random.pick([50, 200, 1000]) });
    const handlesAnswer = (): boolean => !this.isHandleServerDown;
    this.world = { gateway: this.gateway, handles: handleServerOf(library), handlesAnswer };
    const tell = (line: string): void => this.note(line);
    this.person = new StoryPerson(random, this.alma, tell, () => !this.isQuiet);
    this.watch = new StoryWatch(this.alma, this.person, tell);
  }

  get faults(): readonly string[] {
    return [...this.watch.faults, ...this.person.objections];
  }

  get end(): StoryEnd['end'] {
    const ended = this.watch.latest;
    if (ended?.at !== 'ended') return 'none';
    return isAllRight(ended) ? 'right' : 'not-right';
  }

  close(): void {
    for (const panel of this.panels) panel.close(true);
    this.alma.library.stop();
  }

  async play(): Promise<void> {
    const first = this.newPanel(this.browsers[0]);
    const run = await this.prepare(first);
    this.note(`${run.way}: ${run.steps.map(({ name }) => name).join(', ')}`);
    void first.take(run);
    while (Date.now() - this.startedAt < LONGEST_MS) {
      await this.time.pass((2 + this.random.below(18)) * SECOND);
      this.watch.look(this.panels);
      if (this.faults.length > 0) return;
      if (!this.isQuiet) await this.trouble();
      this.panels = this.panels.filter(({ isClosed }) => !isClosed);
      if (this.panels.length === 0) this.open(this.random.pick(this.browsers));
      this.reopenIdle();
      for (const panel of this.panels) this.person.act(panel);
      if (this.isAtEnd()) return;
    }
    this.watch.neverEnds(this.panels);
  }

  private isAtEnd(): boolean {
    const runs = this.panels.flatMap(({ driver }) => driver?.snapshot ?? []);
    if (!this.isQuiet || runs.length === 0 || runs.some(({ at }) => at !== 'ended')) return false;
    if (runs.every(isAllRight)) return true;
    // Handles may be on their way for a while: they are asked for again.
    for (const { driver } of this.panels) void driver?.checkHandlesAgain();
    return false;
  }

  /** Checks the set and its handles before anything happens, and makes a run of it. */
  private async prepare({ frame }: Panel): Promise<RunState> {
    const { configuration, members, way } = this.alma;
    const { reader, pacing, handleServer } = frame.ports;
    const subject = { kind: 'set', setId: SET_ID, content: 'IED', size: members.length } as const;
    const check = new SetCheck({ reader, pacing }, subject, configuration);
    const handles = new HandleCheck(handleServer, {
      sites: configuration.sites,
      authoritative: false,
    });
    const work = check
      .start()
      .then(() =>
        handles.start(
          check.records.flatMap((record) =>
            record.mmsId !== undefined && record.handle !== undefined
              ? [{ key: keyOf(record), mmsId: record.mmsId, handle: record.handle }]
              : [],
          ),
        ),
      );
    let isDone = false;
    void work.then(() => (isDone = true));
    while (!isDone) await this.time.pass(SECOND);
    const { records } = check;
    const mmsIds: readonly MmsId[] = records.flatMap(({ mmsId }) => mmsId ?? []);
    const [route] = configuration.routes;
    if (route === undefined || mmsIds.length !== members.length) throw new Error('Not prepared.');
    const set = {
      id: SET_ID,
      name: 'Letters',
      size: mmsIds.length,
      membersHash: membersHash(mmsIds),
      isMadeByApp: false,
    };
    return newRun({
      id: newRunId(Date.now(), () => this.random.next()),
      way,
      route,
      isPilot: false,
      set,
      records,
      verdictOf: (record) => handles.verdictOf(keyOf(record))?.verdict,
      user: 'admin',
      institution: '01HVC_INST',
      propagationMs: configuration.propagationMinutes * MINUTE,
      now: Date.now(),
    });
  }

  private newPanel(browser: Browser | undefined): Panel {
    this.opened += 1;
    const frame = new Frame(this.world, browser ?? new Browser('lost'));
    const panel = new Panel(`panel-${String(this.opened)}`, frame, this.alma.configuration);
    this.panels.push(panel);
    return panel;
  }

  private open(browser: Browser): void {
    const panel = this.newPanel(browser);
    this.note(`opens ${panel.name} (${browser.name})`);
    panel.open().catch((error: unknown) => this.watch.fault(`opening failed: ${String(error)}`));
  }

  /** A panel that could not read the Store, or only watches one that is gone, is opened anew. */
  private reopenIdle(): void {
    for (const panel of this.panels) {
      const isIdle =
        panel.view === 'unreachable' || panel.view === 'watching' || panel.view === 'none';
      if (isIdle && this.random.below(3) === 0) panel.close(true);
    }
  }

  private async trouble(): Promise<void> {
    if (Date.now() - this.startedAt > TROUBLE_MS) {
      this.note('all trouble ends');
      this.isQuiet = true;
      this.endTrouble();
      return;
    }
    const kind = this.random.below(40);
    if (kind < 5) this.breakCalls();
    else if (kind < 8) this.reload();
    else if (kind === 8) this.open(this.random.pick(this.browsers));
    else if (kind === 9) await this.sleep();
    else if (kind === 10) this.planEnding();
    else if (kind === 11) this.changeRoles();
    else if (kind === 12) this.isHandleServerDown = !this.isHandleServerDown;
    else if (kind === 13) this.somebodyElse();
    else if (kind === 14) this.changeMembers();
    else if (kind === 15) this.endTrouble();
    else if (kind < 19) this.saveProfile();
  }

  private endTrouble(): void {
    this.gateway.faults.replace([]);
    this.alma.library.users.setRoles('admin', STAFF);
    this.isHandleServerDown = false;
    this.alma.restoreMembers();
  }

  private breakCalls(): void {
    const faults = Array.from({ length: 1 + this.random.below(3) }, () => someFault(this.random));
    this.note(`faults: ${faults.map((f) => `${f.effect} ${JSON.stringify(f.match)}`).join('; ')}`);
    this.gateway.faults.replace(faults);
  }

  private reload(): void {
    const panel = this.panels[this.random.below(Math.max(1, this.panels.length))];
    if (panel === undefined) return;
    this.note(`closes ${panel.name}`);
    panel.close(this.random.below(2) === 0);
  }

  private async sleep(): Promise<void> {
    const ms = this.random.pick([2, 10, 90]) * MINUTE;
    this.note(`sleeps ${String(ms / MINUTE)} min`);
    await this.time.sleep(ms);
  }

  private planEnding(): void {
    const job = this.random.pick(['copy', 'migrate', 'register']);
    const ending = this.random.pick([
      'fails',
      'aborts',
      'warns',
      'never',
      'MANUAL_HANDLING_REQUIRED',
    ]);
    this.note(`${job} ${ending}`);
    this.alma.library.jobs.planEnding(job, ending);
  }

  private changeRoles(): void {
    const roles = this.random.pick([[], ['206'], STAFF]);
    this.note(`roles: ${roles.join()}`);
    this.alma.library.users.setRoles('admin', roles);
  }

  private somebodyElse(): void {
    const step = this.random.pick(['copy', 'migrate'] as const);
    this.note(
      `somebody else runs ${step} on another set: ${String(this.alma.startByHand(step, 'other'))}`,
    );
  }

  private saveProfile(): void {
    const set = this.random.pick(['own', 'own', 'other'] as const);
    this.note(`somebody saves the profile on the ${set} set`);
    this.alma.saveProfile(set);
  }

  private changeMembers(): void {
    this.note('somebody takes a title out of the set');
    this.alma.dropMember();
  }

  private note(line: string): void {
    const seconds = Math.round((Date.now() - this.startedAt) / SECOND);
    this.trace.push(`${String(seconds)} s: ${line}`);
  }
}

const STAFF = ['26', '29', '53', '200', '204', '205', '206', '209'];

function someSwitches(random: Random): Switches {
  return {
    ...DEFAULT_SWITCHES,
    proxy: random.pick(['queue', '429']),
    'handle-job': random.pick(['hidden', 'readable', 'listed']),
    profile: random.pick(['opaque', 'readable']),
    counters: random.pick(['english', 'english', 'other']),
    'migrate-tasks': random.pick(['one', 'one', 'one', 'two']),
    'run-uses': 'form',
    store: random.pick(['user', 'browser']),
  };
}

function someFault(random: Random): Fault {
  const effect = random.pick(FAULT_EFFECTS);
  const times = 1 + random.below(4);
  const ms = random.pick([3, 12, 28, 40]) * SECOND;
  const match = random.pick<Fault['match']>([
    { method: 'POST', path: '/conf/jobs/' },
    { method: 'POST', path: '/conf/jobs/' },
    { method: 'GET', path: '/conf/jobs/.*/instances' },
    { method: 'GET', path: '/conf/sets' },
    { method: 'GET', path: '/bibs' },
    { message: 'CLOUDAPP_STORE' },
    { path: '/' },
  ]);
  return { match, times, effect, ms };
}
