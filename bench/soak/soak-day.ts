import { setMaxListeners } from 'node:events';

import { type Gateway } from '../../simulator/gateway/gateway';
import { openGatewayOn } from '../../simulator/gateway/open-gateway';
import { handleServerOf } from '../../simulator/handles/handle-server';
import { type SimClock } from '../../simulator/library/clock';
import { Random } from '../../simulator/library/random';
import { DEFAULT_SWITCHES } from '../../simulator/library/switches';
import { type RunState } from '../../cloudapp/src/app/workflow/run/run-state';
import { type RunStory } from '../../cloudapp/src/app/workflow/testing/run-story';
import { comeToRest } from '../../cloudapp/src/app/workflow/testing/come-to-rest';
import { Browser, Frame } from '../../cloudapp/src/app/workflow/testing/story-frame';
import { StoryLibrary } from '../../cloudapp/src/app/workflow/testing/story-library';
import { StoryPerson } from '../../cloudapp/src/app/workflow/testing/story-person';
import { StoryTime } from '../../cloudapp/src/app/workflow/testing/story-time';
import { collectGarbage } from './collect-garbage';
import { Leftovers } from './leftovers';
import { SoakPanel } from './soak-panel';

// One signal runs through a whole check: as many listen to it as there are calls on their way.
setMaxListeners(0);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A run is to be at its end by then. */
const LONGEST_ROUND_MS = 2 * HOUR;
/** Whatever was left is at rest by then. */
const REST_MS = 2 * MINUTE;

/** How things stand between two runs. */
export interface SoakMark {
  readonly elapsedMs: number;
  readonly heapBytes: number;
  readonly timers: number;
  readonly leftovers: readonly string[];
  readonly storeKeys: number;
  readonly storeCharacters: number;
  readonly journalCharacters: number;
}

export interface SoakDay {
  /** One after each run. */
  readonly marks: readonly SoakMark[];
  /** Runs that ended with every handle right. */
  readonly right: number;
  readonly timesHeard: number;
  readonly cardsShown: number;
}

/** A day with the panel open: check, run, handle check, over and over, records looked at meanwhile. */
export async function soakDay(hours: number, titles: number): Promise<SoakDay> {
  const random = new Random(8);
  const time = new StoryTime(Date.UTC(2026, 4, 4, 9), () => random.next());
  const day = new Day(time, random, titles);
  try {
    return await day.pass(hours * HOUR);
  } finally {
    day.end();
    time.close();
  }
}

class Day {
  private readonly leftovers = new Leftovers();
  private readonly clock: SimClock;
  private readonly gateway: Gateway;
  private alma: StoryLibrary;
  private readonly panel: SoakPanel;
  private readonly marks: SoakMark[] = [];
  private right = 0;
  private cardsShown = 0;

  constructor(
    private readonly time: StoryTime,
    private readonly random: Random,
    private readonly titles: number,
  ) {
    this.clock = time.almaClock;
    this.alma = this.freshLibrary();
    this.gateway = openGatewayOn(() => this.alma.library, { latencyMs: 200 });
    const alma = (): StoryLibrary => this.alma;
    const frame = new Frame(
      {
        gateway: this.gateway,
        get handles() {
          return handleServerOf(alma().library);
        },
        handlesAnswer: () => true,
      },
      new Browser('office'),
    );
    this.panel = new SoakPanel(frame, alma, this.leftovers);
  }

  end(): void {
    this.alma.library.stop();
  }

  async pass(ms: number): Promise<SoakDay> {
    const start = this.time.now;
    while (this.time.now - start < ms) {
      await this.runOnce();
      // NOTE The library is reset between two runs, so that what grows is the app's.
      this.alma.library.stop();
      this.alma = this.freshLibrary();
      this.gateway.log.reset();
      this.gateway.appStats.reset();
      this.panel.leaveRecords();
      await comeToRest(this.time, REST_MS);
      this.marks.push(await this.mark(this.time.now - start));
    }
    const { marks, right, cardsShown } = this;
    return { marks, right, cardsShown, timesHeard: this.panel.timesHeard };
  }

  private async runOnce(): Promise<void> {
    const run = await this.work(this.panel.prepare());
    const { driver, leave } = this.panel.drive(run);
    const person = new StoryPerson(
      this.random,
      this.alma,
      () => undefined,
      () => false,
    );
    const until = this.time.now + LONGEST_ROUND_MS;
    while (driver.snapshot.at === 'going' && this.time.now < until) {
      await this.time.pass(10_000);
      person.act({ driver, name: 'panel' });
      void this.lookAtNext();
    }
    this.countRight(driver.snapshot);
    leave();
    const right = await this.work(this.panel.countRight());
    if (right !== this.titles) throw new Error(`${right} of ${this.titles} handles are right.`);
  }

  private countRight({ at, handles, set }: RunState): void {
    if (at === 'ended' && handles.counts.right === set.size) this.right += 1;
  }

  private async lookAtNext(): Promise<void> {
    const { members } = this.alma;
    const mmsId = members[this.cardsShown % members.length] ?? '';
    this.cardsShown += 1;
    const link = `/almaws/v1/bibs/${mmsId}`;
    await this.panel.look({ id: mmsId, type: 'BIB_MMS', link, description: '' });
  }

  private async work<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    over.catch(() => undefined);
    while (!isOver) await this.time.pass(1000);
    return over;
  }

  private async mark(elapsedMs: number): Promise<SoakMark> {
    const heapBytes = await collectGarbage();
    const store = this.gateway.storage.storeOf('admin', 'office');
    const lengths = [...store.values()].map((value) => JSON.stringify(value).length);
    return {
      elapsedMs,
      heapBytes,
      timers: this.time.timers,
      leftovers: this.leftovers.stillThere(),
      storeKeys: store.size,
      storeCharacters: lengths.reduce((sum, length) => sum + length, 0),
      journalCharacters: JSON.stringify(store.get('run') ?? '').length,
    };
  }

  private freshLibrary(): StoryLibrary {
    const story: RunStory = {
      kind: 'workflow',
      seed: 1,
      way: 'existing',
      titles: Array.from({ length: this.titles }, (_, i) => (i % 2 ? 'ready' : 'copy-needed')),
      others: 2,
      switches: { ...DEFAULT_SWITCHES, 'handle-job': 'readable' },
      latencyMs: 200,
      hasProfileJob: false,
      troubles: [],
    };
    return new StoryLibrary(story, this.clock);
  }
}
