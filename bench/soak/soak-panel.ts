import { type PageEntity } from '../../cloudapp/src/app/alma/port/cloudapp';
import { RecordCards } from '../../cloudapp/src/app/workflow/card/record-cards';
import { SetCheck } from '../../cloudapp/src/app/workflow/check/set-check';
import { HandleCheck } from '../../cloudapp/src/app/workflow/handle-check/handle-check';
import { newRun, newRunId } from '../../cloudapp/src/app/workflow/prepare/new-run';
import { membersHash } from '../../cloudapp/src/app/workflow/run/members-hash';
import { RunDriver } from '../../cloudapp/src/app/workflow/run/run-driver';
import { keyOf } from '../../cloudapp/src/app/workflow/run/run-records';
import { type RunState } from '../../cloudapp/src/app/workflow/run/run-state';
import { type Frame } from '../../cloudapp/src/app/workflow/testing/story-frame';
import { SET_ID, type StoryLibrary } from '../../cloudapp/src/app/workflow/testing/story-library';
import { PLACE } from '../../cloudapp/src/app/workflow/testing/story-panel';
import {
  politeHandleServer,
  type PoliteHandleServer,
} from '../../cloudapp/src/app/resolver/polite-handle-server';
import { type Leftovers } from './leftovers';

/** What can be listened to, as the screens do. */
interface Announcing {
  subscribe(listener: () => void): () => void;
}

/** The app in a panel that stays open all day: its screens come and go, its ways to Alma stay. */
export class SoakPanel {
  private readonly handleServer: PoliteHandleServer;
  private readonly cards: RecordCards;
  private heard = 0;

  constructor(
    private readonly frame: Frame,
    /** The library as it is now. */
    private readonly alma: () => StoryLibrary,
    private readonly leftovers: Leftovers,
  ) {
    this.handleServer = politeHandleServer(frame.ports.handleServer);
    const { configuration } = this.alma();
    this.cards = new RecordCards(
      { alma: frame.ports.alma, handleServer: this.handleServer },
      configuration,
    );
  }

  /** How often a screen heard that something had changed. */
  get timesHeard(): number {
    return this.heard;
  }

  /** Checks the set and its handles. @returns the run that follows from it */
  async prepare(): Promise<RunState> {
    const { records, handles } = await this.check();
    const { configuration, way } = this.alma();
    const [route] = configuration.routes;
    if (route === undefined) throw new Error('There is no route.');
    const mmsIds = records.flatMap(({ mmsId }) => mmsId ?? []);
    return newRun({
      id: newRunId(Date.now(), () => Math.random()),
      way,
      route,
      isPilot: false,
      set: {
        id: SET_ID,
        name: 'Letters',
        size: mmsIds.length,
        membersHash: membersHash(mmsIds),
        isMadeByApp: false,
      },
      records,
      verdictOf: (record) => handles.verdictOf(keyOf(record))?.verdict,
      user: 'admin',
      institution: PLACE.institution,
      propagationMs: configuration.propagationMinutes * 60_000,
      now: Date.now(),
    });
  }

  /** Checks the set and its handles once more. @returns how many handles are right */
  async countRight(): Promise<number> {
    return (await this.check()).handles.snapshot.counts.right;
  }

  /** Takes up a run. @returns it, and how to leave it */
  drive(run: RunState): { readonly driver: RunDriver; readonly leave: () => void } {
    const ports = { ...this.frame.ports, handleServer: this.handleServer };
    const { configuration } = this.alma();
    const driver = RunDriver.take(run, ports, configuration, PLACE, 'panel');
    this.leftovers.expectGone('a run', driver);
    const unsubscribe = this.listen(driver);
    return {
      driver,
      leave: () => {
        driver.letGo();
        unsubscribe();
      },
    };
  }

  /** The person looks at a record; the screen listens as long as it is shown. */
  async look(entity: PageEntity): Promise<void> {
    const unsubscribe = this.listen(this.cards);
    await this.cards.show([entity]);
    unsubscribe();
  }

  /** The person goes back to the start. */
  leaveRecords(): void {
    this.cards.leave();
  }

  private async check(): Promise<{
    readonly records: SetCheck['records'];
    readonly handles: HandleCheck;
  }> {
    const { reader, pacing } = this.frame.ports;
    const { configuration, members } = this.alma();
    const subject = {
      kind: 'set',
      setId: SET_ID,
      content: 'IED',
      size: members.length,
    } as const;
    const check = new SetCheck({ reader, pacing }, subject, configuration);
    this.leftovers.expectGone('a check', check);
    const unsubscribe = this.listen(check);
    await check.start();
    unsubscribe();
    const { sites } = configuration;
    const handles = new HandleCheck(this.handleServer.forOneCheck(), {
      sites,
      authoritative: false,
    });
    this.leftovers.expectGone('a handle check', handles);
    const stopListening = this.listen(handles);
    await handles.start(
      check.records.flatMap((record) =>
        record.mmsId !== undefined && record.handle !== undefined
          ? [{ key: keyOf(record), mmsId: record.mmsId, handle: record.handle }]
          : [],
      ),
    );
    stopListening();
    return { records: check.records, handles };
  }

  private listen(announcing: Announcing): () => void {
    const listener = (): void => void (this.heard += 1);
    this.leftovers.expectGone('a subscription', listener);
    return announcing.subscribe(listener);
  }
}
