import type { Route } from '../../core/configuration/configuration';
import type { RecordState } from '../../core/state/record-state';
import { HandleCheck, type HandleQuestion } from '../handle-check/handle-check';
import type { JudgedRecord } from '../../core/state/judged-record';
import { SetCheck } from '../check/set-check';
import { chooseEntry } from '../prepare/entry';
import { makeSet } from '../prepare/make-set';
import { newRun, newRunId, type RunDraft } from '../prepare/new-run';
import { rebuiltRun } from '../prepare/rebuilt-run';
import { readTraces } from '../prepare/run-traces';
import type { PlannedRepair } from '../repair/planned-repair';
import { RepairPlanBuilder } from '../repair/repair-plan-builder';
import { RepairRun } from '../repair/repair-run';
import { membersHash } from '../run/members-hash';
import { keyOf } from '../run/run-records';
import type { RunPorts } from '../run/run-ports';
import type { RunSet, RunState } from '../run/run-state';
import type { RunStory } from './run-story';
import { SET_ID, type StoryLibrary } from './story-library';

const MINUTE = 60_000;
/** Whatever went wrong is tried again after so long, milliseconds. */
const AGAIN_MS = 30_000;
/** What may be in the set of a run for existing handles. */
const MAY_ENTER: readonly RecordState[] = ['ready', 'copy-needed'];

/** A cataloguer who comes from a set to a run: checks, repairs, asks, and tries again what failed. */
export class RunPreparer {
  /** Every change that was reviewed. */
  readonly reviewed: PlannedRepair[] = [];

  constructor(
    private readonly story: RunStory,
    private readonly alma: StoryLibrary,
    private readonly ports: RunPorts,
    private readonly tell: (line: string) => void,
  ) {}

  /** @returns `undefined` where every handle works already */
  async prepare(): Promise<RunState | undefined> {
    const isWhole = this.story.kind === 'whole';
    const check = isWhole ? await this.repairAll() : await this.checkSet();
    const handles = await this.askHandles(check.records);
    const verdictOf = (record: JudgedRecord) => handles.verdictOf(keyOf(record))?.verdict;
    const records = isWhole
      ? chooseEntry(check.records, {
          way: this.alma.way,
          routeId: this.route.id,
          hasCopyJob: true,
          includesRight: false,
          confirmed: new Set(),
          verdictOf,
        }).enters
      : check.records;
    if (records.length === 0) return undefined;
    const id = newRunId(Date.now(), () => Math.random());
    const set = isWhole ? await this.makeSet(id, records) : ownSet(records);
    return newRun(this.draftOf(id, set, records, handles));
  }

  /**
   * Nothing but Alma holds the run any more: it is rebuilt once, from its set as it is now.
   * @returns `undefined` where that is not the set that it was, or Alma does not answer
   */
  async rebuild({ id, set }: RunState): Promise<RunState | undefined> {
    const { alma, reader, pacing } = this.ports;
    const { configuration } = this.alma;
    try {
      const { createdAt, size } = await alma.readSet(set.id);
      const subject = { kind: 'set', setId: set.id, content: 'IED', size } as const;
      const check = new SetCheck({ reader, pacing }, subject, configuration);
      await check.start();
      const { records } = check;
      const isWhole = membersHash(records.flatMap(({ mmsId }) => mmsId ?? [])) === set.membersHash;
      if (!isWhole || records.some(({ state }) => !MAY_ENTER.includes(state))) return undefined;
      const handles = new HandleCheck(this.ports.handleServer, {
        sites: configuration.sites,
        authoritative: false,
      });
      await handles.start(questionsOf(records));
      const since = Date.parse(createdAt) || 0;
      const traces = await readTraces(alma, this.route, id, since);
      const { copy, migrate } = traces.starts;
      this.tell(
        `finds ${String(copy.length)} starts of copy, ${String(migrate.length)} of migrate`,
      );
      return rebuiltRun(this.draftOf(id, set, records, handles), traces, since);
    } catch (error) {
      // Tried again with the next look at the panel.
      this.tell(`does not rebuild the run: ${String(error)}`);
      return undefined;
    }
  }

  private get route(): Route {
    const [route] = this.alma.configuration.routes;
    if (route === undefined) throw new Error('The story has no route.');
    return route;
  }

  private draftOf(
    id: string,
    set: RunSet,
    records: readonly JudgedRecord[],
    handles: HandleCheck,
  ): RunDraft {
    return {
      id,
      way: this.alma.way,
      route: this.route,
      isPilot: false,
      set,
      records,
      verdictOf: (record) => handles.verdictOf(keyOf(record))?.verdict,
      user: 'admin',
      institution: '01HVC_INST',
      propagationMs: this.alma.configuration.propagationMinutes * MINUTE,
      now: Date.now(),
    };
  }

  /** Checks the set until every record was read. */
  async checkSet(): Promise<SetCheck> {
    const { reader, pacing } = this.ports;
    const size = this.story.titles.length;
    const subject = { kind: 'set', setId: SET_ID, content: 'IED', size } as const;
    for (;;) {
      const check = new SetCheck({ reader, pacing }, subject, this.alma.configuration);
      await check.start();
      const { phase, summary } = check.snapshot;
      if (phase === 'done' && summary.read === size) return check;
      this.tell(`the check is ${phase}, ${String(summary.read)} of ${String(size)} read`);
      await again();
    }
  }

  /** Asks for every handle until each was asked. */
  async askHandles(records: readonly JudgedRecord[]): Promise<HandleCheck> {
    const { sites } = this.alma.configuration;
    const check = new HandleCheck(this.ports.handleServer, { sites, authoritative: false });
    const questions = questionsOf(records);
    await check.start(questions);
    for (;;) {
      const open = questions
        .map(({ key }) => key)
        .filter((key) => (check.verdictOf(key)?.verdict ?? 'unchecked') === 'unchecked');
      if (open.length === 0) return check;
      await again();
      await check.askAgain(open);
    }
  }

  /** Repairs what is to be repaired until nothing is. */
  private async repairAll(): Promise<SetCheck> {
    for (;;) {
      const check = await this.checkSet();
      const typed = check.records.filter(({ state }) => state === 'typed');
      if (typed.length === 0) return check;
      const { alma, handleServer } = this.ports;
      const { configuration } = this.alma;
      const builder = new RepairPlanBuilder({ alma, handleServer }, configuration, check.bearers);
      await builder.build(typed);
      const { planned } = builder.snapshot;
      this.tell(`plans ${String(planned.length)} of ${String(typed.length)} repairs`);
      this.reviewed.push(...planned);
      await this.repair(planned);
      await again();
    }
  }

  private async repair(planned: readonly PlannedRepair[]): Promise<void> {
    const trust = { dcap01: { kind: 'confirmed' } } as const;
    const run = new RepairRun(
      {
        alma: this.ports.alma,
        keep: () => undefined,
        trust: { read: () => trust, write: () => undefined },
      },
      planned,
    );
    run.confirmBeforeImages();
    await run.start();
    await run.retryFailed();
    this.tell(`repairs: ${JSON.stringify(run.snapshot.counts)}`);
  }

  private async makeSet(id: string, records: readonly JudgedRecord[]): Promise<RunSet> {
    const mmsIds = records.flatMap(({ mmsId }) => mmsId ?? []);
    const draft = { name: `${id} Letters`, description: id, mark: id };
    for (;;) {
      try {
        return await makeSet(this.ports.alma, draft, mmsIds, () => undefined);
      } catch (error) {
        // What is there already, half done, is taken up by the next try.
        this.tell(`makes no set: ${String(error)}`);
        await again();
      }
    }
  }
}

function questionsOf(records: readonly JudgedRecord[]): readonly HandleQuestion[] {
  return records.flatMap((record) =>
    record.mmsId !== undefined && record.handle !== undefined
      ? [{ key: keyOf(record), mmsId: record.mmsId, handle: record.handle }]
      : [],
  );
}

function ownSet(records: readonly JudgedRecord[]): RunSet {
  const mmsIds = records.flatMap(({ mmsId }) => mmsId ?? []);
  return {
    id: SET_ID,
    name: 'Letters',
    size: mmsIds.length,
    membersHash: membersHash(mmsIds),
    isMadeByApp: false,
  };
}

function again(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
}
