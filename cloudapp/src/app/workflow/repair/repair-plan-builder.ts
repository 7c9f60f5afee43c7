import type { Alma } from '../../alma/port/alma';
import type { Configuration } from '../../core/configuration/configuration';
import { planInSet } from '../../core/edit/plan-in-set';
import { changesHandle, repaired } from '../../core/edit/plan-repair';
import type { RepairPlan } from '../../core/edit/repair-plan';
import { foldHandle } from '../../core/handle/same-handle';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import { judgeRecord } from '../../core/state/judge-record';
import { asDuplicate, type HandleBearers } from '../../core/state/judge-set';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { HandleServer } from '../../resolver/handle-server';
import { HandleCheck, type HandleQuestion } from '../handle-check/handle-check';
import { Announcer } from '../long-work/announcer';
import { NO_PROGRESS, ProgressMeter, type Progress } from '../long-work/progress-meter';
import type { WorkPhase } from '../long-work/work-phase';
import { WorkSlices } from '../long-work/work-slices';
import type { PlannedRepair, RefusedRepair, RepairDoubt, RepairObstacle } from './planned-repair';

/** What planning is at: the records are read again, then the handle server is asked for their handles. */
export type PlanStage = 'reading' | 'asking';

export interface RepairPlanSnapshot {
  readonly phase: WorkPhase;
  readonly stage: PlanStage;
  /** Of the stage: in records, then in handles. */
  readonly progress: Progress;
  /** What may be written once it was reviewed; empty until the handle server was asked. */
  readonly planned: readonly PlannedRepair[];
  readonly refused: readonly RefusedRepair[];
  /** Why planning ended before its end; AlmaError most of the time. */
  readonly failure: unknown;
}

export interface RepairPlanPorts {
  readonly alma: Alma;
  readonly handleServer: HandleServer;
}

/** The set in which the records stand, so that a repair does it no harm. */
export type BearersOfSet = Pick<HandleBearers, 'positionsOf'>;

/** A plan that does the set no harm and waits for what the handle server says. */
interface Candidate {
  readonly bib: BibRecord;
  readonly xml: string;
  readonly plan: RepairPlan;
}

const BATCH = 100;

/**
 * Plans repairs: reads the records again, plans each, judges the set as it would be, and asks the handle server
 * for the old and the new handle. Writes nothing.
 */
export class RepairPlanBuilder {
  private readonly announcer = new Announcer();
  private readonly stop = new AbortController();
  private now: RepairPlanSnapshot = {
    phase: 'idle',
    stage: 'reading',
    progress: NO_PROGRESS,
    planned: [],
    refused: [],
    failure: undefined,
  };

  constructor(
    private readonly ports: RepairPlanPorts,
    private readonly configuration: Configuration,
    private readonly bearers: BearersOfSet,
  ) {}

  get snapshot(): RepairPlanSnapshot {
    return this.now;
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  cancel(): void {
    this.stop.abort();
  }

  /** Plans for these records. Resolves when every one is planned or refused. */
  async build(records: readonly JudgedRecord[]): Promise<void> {
    if (this.now.phase !== 'idle') return;
    const { signal } = this.stop;
    try {
      this.become({ phase: 'running' });
      const candidates = await this.planAll(records, signal);
      await this.askHandles(candidates, signal);
      this.become({ phase: 'done' });
    } catch (failure) {
      // Being stopped is not a failure; whatever else stood in the way is said on the screen.
      this.become(signal.aborted ? { phase: 'cancelled' } : { phase: 'failed', failure });
    }
  }

  private async planAll(
    records: readonly JudgedRecord[],
    signal: AbortSignal,
  ): Promise<readonly Candidate[]> {
    const known = records.filter((record) => record.mmsId !== undefined);
    const meter = new ProgressMeter();
    meter.start(known.length);
    const slices = new WorkSlices();
    const candidates: Candidate[] = [];
    for (let start = 0; start < known.length; start += BATCH) {
      const batch = known.slice(start, start + BATCH);
      const ids = batch.flatMap(({ mmsId }) => (mmsId === undefined ? [] : [mmsId]));
      const bibs = await this.ports.alma.readBibs(ids, signal);
      const byId = new Map(bibs.map((bib) => [bib.mmsId, bib]));
      for (const record of batch) {
        this.planOne(record, byId, candidates);
        meter.add();
        await slices.breathe();
        signal.throwIfAborted();
      }
      this.become({ progress: meter.progress });
    }
    return this.withoutRivals(candidates);
  }

  private planOne(
    record: JudgedRecord,
    byId: ReadonlyMap<MmsId, BibRecord>,
    candidates: Candidate[],
  ): void {
    const { mmsId, position } = record;
    if (mmsId === undefined) return;
    const bib = byId.get(mmsId);
    if (bib?.xml === undefined) {
      this.refuse(mmsId, record.title, 'unreadable');
      return;
    }
    const alone = judgeRecord({ mmsId, bib, position, readAt: Date.now() }, this.configuration);
    const isShared = alone.handles.some(({ handle }) =>
      this.bearers.positionsOf(handle).some((other) => other !== position),
    );
    const judged = isShared ? asDuplicate(alone) : alone;
    const plan = planInSet(bib, judged, this.bearers, this.configuration);
    if ('refused' in plan) this.refuse(mmsId, judged.title, plan.refused);
    else candidates.push({ bib, xml: bib.xml, plan });
  }

  /** Two repairs of one selection must not give the same handle to two records. */
  private withoutRivals(candidates: readonly Candidate[]): readonly Candidate[] {
    const takers = new Map<string, number>();
    for (const { plan } of candidates) {
      const folded = foldHandle(plan.newHandle);
      takers.set(folded, (takers.get(folded) ?? 0) + 1);
    }
    return candidates.filter(({ bib, plan }) => {
      const isAlone = takers.get(foldHandle(plan.newHandle)) === 1;
      if (!isAlone) this.refuse(bib.mmsId, bib.title, 'would-be-duplicate');
      return isAlone;
    });
  }

  private async askHandles(candidates: readonly Candidate[], signal: AbortSignal): Promise<void> {
    const check = new HandleCheck(this.ports.handleServer, {
      sites: this.configuration.sites,
      authoritative: false,
    });
    const cancel = (): void => check.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    check.subscribe(() => this.become({ stage: 'asking', progress: check.snapshot.progress }));
    if (candidates.length > 0) await check.start(candidates.flatMap(questionsOf));
    signal.removeEventListener('abort', cancel);
    signal.throwIfAborted();
    const planned: PlannedRepair[] = [];
    for (const candidate of candidates) {
      const { bib, xml, plan } = candidate;
      const judged = judgeHandles(candidate, check);
      if (judged.obstacle !== undefined) {
        this.refuse(bib.mmsId, bib.title, judged.obstacle);
        continue;
      }
      planned.push({
        mmsId: bib.mmsId,
        title: bib.title,
        kind: plan.kind,
        before: bib,
        xml,
        after: repaired(bib, plan).xml ?? xml,
        edits: plan.edits,
        changes: plan.changes,
        doubts: judged.doubts,
      });
    }
    this.become({ planned });
  }

  private refuse(mmsId: MmsId, title: string, reason: RepairObstacle): void {
    this.become({ refused: [...this.now.refused, { mmsId, title, reason }] });
  }

  private become(changes: Partial<RepairPlanSnapshot>): void {
    this.now = { ...this.now, ...changes };
    if (changes.phase === undefined) this.announcer.changed();
    else this.announcer.changedNow();
  }
}

function questionsOf({ bib, plan }: Candidate): readonly HandleQuestion[] {
  const { mmsId } = bib;
  const asked = [{ key: `${mmsId} new`, mmsId, handle: plan.newHandle }];
  const { oldHandle } = plan;
  if (oldHandle !== undefined && changesHandle(plan)) {
    asked.push({ key: `${mmsId} old`, mmsId, handle: oldHandle });
  }
  return asked;
}

/** What the handle server's answers mean for a repair. */
function judgeHandles(
  { bib, plan }: Candidate,
  check: HandleCheck,
): { readonly obstacle: RepairObstacle | undefined; readonly doubts: readonly RepairDoubt[] } {
  const wanted = check.verdictOf(`${bib.mmsId} new`)?.verdict ?? 'unchecked';
  if (wanted === 'unchecked') return { obstacle: 'handle-not-asked', doubts: [] };
  if (wanted === 'wrong-record') return { obstacle: 'handle-of-another', doubts: [] };
  const doubts: RepairDoubt[] = wanted === 'elsewhere' ? ['leads-elsewhere'] : [];
  if (!changesHandle(plan)) return { obstacle: undefined, doubts };
  const old = check.verdictOf(`${bib.mmsId} old`)?.verdict ?? 'unchecked';
  if (old === 'unchecked') return { obstacle: 'handle-not-asked', doubts };
  const leadsNowhere = old === 'unregistered' || old === 'no-url';
  return { obstacle: leadsNowhere ? undefined : 'old-handle-resolves', doubts };
}
