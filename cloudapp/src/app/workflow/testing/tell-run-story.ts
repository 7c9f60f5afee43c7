import { Gateway } from '../../../../../simulator/gateway/gateway';
import { initData } from '../../../../../simulator/gateway/init-data';
import { Session } from '../../../../../simulator/gateway/session';
import { handleServerOf } from '../../../../../simulator/handles/handle-server';
import { Random } from '../../../../../simulator/library/random';
import { isAllRight } from '../journal/run-journal';
import type { RunState } from '../run/run-state';
import { comeToRest } from './come-to-rest';
import { RunPreparer } from './run-preparer';
import type { RunStory, RunStoryEnd } from './run-story';
import { Browser, Frame, type FrameWorld } from './story-frame';
import { StoryLibrary } from './story-library';
import { Panel } from './story-panel';
import { StoryPerson } from './story-person';
import { StoryTime } from './story-time';
import { StoryTroubles, TROUBLE_MS } from './story-troubles';
import { StoryWatch } from './story-watch';
import { WriteLog } from './write-log';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LONGEST_MS = 10 * 60 * MINUTE;
/** By then the last call that was lost is given up. */
const AFTERMATH_MS = 2 * 60 * MINUTE;

/** Tells a story in which whatever can go wrong may go wrong: every time the same one. */
export async function tellRunStory(story: RunStory): Promise<RunStoryEnd> {
  const random = new Random(story.seed ^ 0x5eed);
  const time = new StoryTime(Date.UTC(2026, 4, 4, 9), () => random.next());
  const telling = new Telling(story, random, time);
  try {
    await telling.play();
    return { end: telling.end, faults: telling.faults, trace: telling.trace };
  } finally {
    telling.close();
    time.close();
  }
}

class Telling {
  readonly trace: string[] = [];
  private readonly startedAt: number;
  private readonly alma: StoryLibrary;
  private readonly writes: WriteLog;
  private readonly world: FrameWorld;
  private readonly browsers = [new Browser('office'), new Browser('home')];
  private readonly person: StoryPerson;
  private readonly watch: StoryWatch;
  private readonly troubles: StoryTroubles;
  private panels: Panel[] = [];
  private readonly everyPanel: Panel[] = [];
  private opened = 0;
  private isQuiet = false;
  private isStoreLost = false;
  /** The panel in which the run is being rebuilt from what Alma holds of it. */
  private rebuilding: Panel | undefined;
  /** Whether there is a run: before it nothing could be taken up by another panel. */
  private isUnderWay = false;

  constructor(
    private readonly story: RunStory,
    private readonly random: Random,
    private readonly time: StoryTime,
  ) {
    this.startedAt = time.now;
    this.alma = new StoryLibrary(story, time.almaClock);
    const { library } = this.alma;
    this.writes = new WriteLog(library);
    const gateway = this.openGateway();
    const handlesAnswer = (): boolean => !this.troubles.areHandlesDown;
    this.world = { gateway, handles: handleServerOf(library), handlesAnswer };
    const tell = (line: string): void => this.note(line);
    this.person = new StoryPerson(random, this.alma, tell, () => !this.isQuiet);
    this.watch = new StoryWatch(this.alma, this.person, tell, () => this.isStored);
    this.troubles = new StoryTroubles(story.troubles, {
      alma: this.alma,
      gateway,
      time,
      reload: (panel, isGraceful) => this.reload(panel, isGraceful),
      open: (browser) => {
        if (this.isUnderWay) this.open(this.browsers[browser]);
      },
      loseStore: () => this.loseStore(),
      tell,
    });
  }

  get faults(): readonly string[] {
    return [...this.watch.faults, ...this.person.objections];
  }

  get end(): RunStoryEnd['end'] {
    const ended = this.watch.latest;
    if (ended?.at !== 'ended') return 'none';
    return isAllRight(ended) ? 'right' : 'not-right';
  }

  close(): void {
    for (const panel of this.everyPanel) panel.close(true);
    this.alma.library.stop();
  }

  async play(): Promise<void> {
    const first = this.newPanel(this.browsers[0]);
    const preparer = this.preparerIn(first);
    const run = await this.work(preparer.prepare());
    this.watch.lookAtWrites(this.writes.writes, preparer.reviewed);
    if (run !== undefined) {
      this.note(`${run.way}: ${run.steps.map(({ name }) => name).join(', ')}`);
      const sets = this.alma.setsOf(run.id);
      if (sets > 1) this.watch.fault(`the run's set is made twice: ${String(sets)} sets`);
      this.alma.take(run.set.id);
      void first.take(run);
      this.isUnderWay = true;
      await this.goOn(run);
    }
    if (this.faults.length > 0) return;
    await this.lookAtAll();
    this.watch.lookAtWrites(this.writes.writes, preparer.reviewed);
    await this.leave();
  }

  /** Everybody does what is to be done until the run has ended. */
  private async goOn(run: RunState): Promise<void> {
    while (this.elapsed < LONGEST_MS) {
      await this.time.pass((2 + this.random.below(18)) * SECOND);
      this.watch.look(this.panels);
      if (this.faults.length > 0) return;
      await this.trouble();
      this.panels = this.panels.filter(({ isClosed }) => !isClosed);
      if (this.panels.length === 0) this.open(this.random.pick(this.browsers));
      this.reopenIdle();
      this.takeUpLost(run);
      for (const panel of this.panels) this.person.act(panel);
      if (this.isAtEnd()) return;
    }
    this.watch.neverEnds(this.panels);
  }

  private get isStored(): boolean {
    const { storage } = this.world.gateway;
    return this.browsers.some(({ name }) => storage.storeOf('admin', name).has('run'));
  }

  private get elapsed(): number {
    return this.time.now - this.startedAt;
  }

  private isAtEnd(): boolean {
    const runs = this.panels.flatMap(({ driver }) => driver?.snapshot ?? []);
    if (!this.isQuiet || runs.length === 0 || runs.some(({ at }) => at !== 'ended')) return false;
    if (runs.every(isAllRight)) return true;
    // Handles may be on their way for a while: they are asked for again.
    for (const { driver } of this.panels) void driver?.checkHandlesAgain();
    return false;
  }

  /** The set is checked once more, and its handles: what is said is so. */
  private async lookAtAll(): Promise<void> {
    this.becomeQuiet();
    const preparer = this.preparerIn(this.newPanel(this.browsers[0]));
    const check = await this.work(preparer.checkSet());
    const handles = await this.work(preparer.askHandles(check?.records ?? []));
    for (const { mmsId, position } of check?.records ?? []) {
      const verdict = handles?.verdictOf(String(position))?.verdict;
      const isRight = this.alma.isTrueOf('register', mmsId ?? '');
      if ((verdict === 'right') !== isRight) {
        this.watch.fault(`a verdict is not so: ${mmsId ?? ''} ${String(verdict)}`);
      } else if (!isRight) this.watch.fault(`a title is left behind: ${mmsId ?? ''}`);
    }
  }

  /** Every panel is closed: nothing goes on behind it. */
  private async leave(): Promise<void> {
    // NOTE With a page that is gone its timers are gone, too; here only whoever lets go is rid of them.
    for (const panel of this.everyPanel) panel.close(true);
    this.alma.library.stop();
    await comeToRest(this.time, AFTERMATH_MS);
    const { timers } = this.time;
    if (timers > 0) this.watch.fault(`timers are left over: ${String(timers)}`);
  }

  /** Lets time go by, with its troubles, until the work is done. */
  private async work<T>(work: Promise<T>): Promise<T | undefined> {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    over.catch(() => undefined);
    while (!isOver) {
      if (this.elapsed > LONGEST_MS) {
        this.watch.fault('the preparation never ends: it still waits');
        return undefined;
      }
      await this.time.pass(SECOND);
      if (this.story.kind === 'whole') await this.trouble();
    }
    return over;
  }

  private preparerIn({ frame }: Panel): RunPreparer {
    return new RunPreparer(this.story, this.alma, frame.ports, (line) => this.note(line));
  }

  private newPanel(browser: Browser | undefined): Panel {
    this.opened += 1;
    const frame = new Frame(this.world, browser ?? new Browser('lost'));
    const panel = new Panel(`panel-${String(this.opened)}`, frame, this.alma.configuration);
    this.panels.push(panel);
    this.everyPanel.push(panel);
    return panel;
  }

  private open(browser: Browser | undefined): void {
    const panel = this.newPanel(browser);
    this.note(`opens ${panel.name} (${panel.frame.browser.name})`);
    this.watch.opened(panel);
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

  /**
   * The Store never took the run: whoever was told so has saved its file, and takes that up. Where it was
   * lost nobody has a file, and the run is rebuilt from what Alma holds of it.
   */
  private takeUpLost(run: RunState): void {
    if (this.isStored || (this.rebuilding !== undefined && !this.rebuilding.isClosed)) return;
    const panel = this.panels.find(({ view, isClosed }) => view === 'none' && !isClosed);
    if (panel === undefined) return;
    if (!this.isStoreLost) {
      this.note(`${panel.name} takes up the run's file`);
      void panel.take(this.watch.latest ?? run);
      return;
    }
    this.note(`${panel.name} rebuilds the run`);
    this.rebuilding = panel;
    const making = this.preparerIn(panel).rebuild(run);
    void panel.takeUp(making).finally(() => (this.rebuilding = undefined));
  }

  private loseStore(): void {
    if (!this.isUnderWay) return;
    for (const { name } of this.browsers) this.world.gateway.storage.storeOf('admin', name).clear();
    for (const panel of this.panels) panel.close(false);
    this.isStoreLost = true;
    this.watch.storeLost();
  }

  private async trouble(): Promise<void> {
    if (this.isQuiet) return;
    if (this.elapsed > TROUBLE_MS) this.becomeQuiet();
    else await this.troubles.happen(this.elapsed);
  }

  private becomeQuiet(): void {
    if (this.isQuiet) return;
    this.note('all trouble ends');
    this.isQuiet = true;
    this.troubles.end();
  }

  private reload(at: number, isGraceful: boolean): void {
    const panels = this.panels.filter(({ driver }) => driver !== undefined);
    const panel = panels[at % Math.max(1, panels.length)];
    if (panel === undefined) return;
    this.note(`closes ${panel.name}`);
    panel.close(isGraceful);
  }

  private openGateway(): Gateway {
    const { library } = this.alma;
    return new Gateway(
      {
        clock: library.clock,
        rest: (request, caller) => this.writes.answer(request, caller),
        initData: (session) => initData(library, session),
      },
      new Session(),
      {
        latencyMs: this.story.latencyMs,
        limits: true,
        proxy: library.switches.proxy,
        bibXml: library.switches['bib-xml'],
        store: library.switches.store,
      },
    );
  }

  private note(line: string): void {
    const seconds = Math.round(this.elapsed / SECOND);
    this.trace.push(`${String(seconds)} s: ${line}`);
  }
}
