import type { PlannedRepair } from '../repair/planned-repair';
import { keyOf } from '../run/run-records';
import type { RunState, StepName } from '../run/run-state';
import type { Panel } from './story-panel';
import type { AskedStart, StoryLibrary } from './story-library';
import type { StoryPerson } from './story-person';
import type { Written } from './write-log';

/** The last look for a run in Alma, its answer, and the start on its way. */
const MOMENT_MS = 5000;

/** Looks at the library and at every panel, and says what must never be. */
export class StoryWatch {
  readonly faults: string[] = [];
  latest: RunState | undefined;
  private readonly seen = new Map<string, string>();
  private starts = 0;
  private isKept = false;
  /** Panels that were opened while no Store held the run: they could not find it. */
  private readonly early = new Set<Panel>();

  constructor(
    private readonly alma: StoryLibrary,
    private readonly person: StoryPerson,
    private readonly tell: (line: string) => void,
    /** Whether the Store of any browser holds the run. */
    private readonly isStored: () => boolean,
  ) {}

  /** A panel is opened: where no Store holds the run it may say that there is none. */
  opened(panel: Panel): void {
    if (!this.isStored()) this.early.add(panel);
  }

  /** From now on no Store is held to have kept the run. */
  storeLost(): void {
    this.isKept = false;
  }

  look(panels: readonly Panel[]): void {
    for (const panel of panels) this.lookAt(panel);
    this.lookAtStarts();
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
    this.tell(`FAULT ${sentence}`);
  }

  neverEnds(panels: readonly Panel[]): void {
    const shown = panels.map(({ view, driver }) => {
      const run = driver?.snapshot;
      return run === undefined ? view : wordsFor(run);
    });
    this.fault(`the run never ends: ${shown.join(' | ')}`);
  }

  /** Every record that was written: as somebody had reviewed it, and nothing else. */
  lookAtWrites(writes: readonly Written[], reviewed: readonly PlannedRepair[]): void {
    for (const { mmsId, before, after, isRace } of writes) {
      const isReviewed = reviewed.some(
        (repair) => repair.mmsId === mmsId && repair.xml === before && repair.after === after,
      );
      // A write whose answer was lost, carried out late, finds its own text there already.
      if (isReviewed || isRace || before === after) continue;
      this.fault(`something is written that was not reviewed: ${mmsId}`);
    }
  }

  private lookAt(panel: Panel): void {
    const run = panel.driver?.snapshot;
    if (run === undefined) {
      if (panel.view === 'damaged') this.fault('the journal is damaged');
      const isLost = panel.view === 'none' && this.isKept && !this.early.has(panel);
      if (isLost) this.fault('the run is lost');
      return;
    }
    this.isKept ||= this.alma.hasOneStore && this.isStored();
    this.latest = run;
    for (const { name, phase } of run.steps) {
      const key = `${panel.name} ${name}`;
      const before = this.seen.get(key);
      if (before === phase) continue;
      this.seen.set(key, phase);
      const { problem, gate } = run.steps.find((step) => step.name === name) ?? {};
      const why = problem?.id ?? gate?.reasons.map(({ id }) => id).join() ?? '';
      if (phase !== 'locked') this.tell(`${panel.name}: ${name} ${phase} ${why}`);
      if (phase === 'done' && before !== undefined && !this.alma.isTrue(name)) {
        this.fault(`${name} is said to be done, and is not: ${panel.name}`);
      }
    }
    const isRight = run.at === 'ended' && (run.handles.counts.right ?? 0) === run.set.size;
    if (isRight && !this.alma.isTrue('register')) {
      this.fault('every handle is said to be right, and is not');
    }
    this.lookAtFindings(panel);
    if (JSON.stringify(run).length > 20_000) this.fault('the journal is over 20 kB');
  }

  private lookAtFindings({ driver }: Panel): void {
    const found = driver?.findings;
    for (const record of found?.records ?? []) {
      const { mmsId = '' } = record;
      const isRight = found?.check.verdictOf(keyOf(record))?.verdict === 'right';
      if (isRight && !this.alma.isTrueOf('register', mmsId)) {
        this.fault(`a handle is said to be right, and is not: ${mmsId}`);
      }
    }
  }

  /** Every start that was asked of Alma by API: in its turn, and none beside or after another one. */
  private lookAtStarts(): void {
    const all = this.alma.asked;
    for (; this.starts < all.length; this.starts++) {
      const entry = all[this.starts];
      if (entry === undefined) continue;
      const name = entry.start.parameters['job_name'] ?? '';
      const step = this.alma.stepOf(entry.start.jobId);
      this.tell(`asked for "${name}": ${entry.instance?.id ?? 'refused'}`);
      // The profile's job takes no name; the others bear the run's id and their step.
      if (step === undefined || (step !== 'register' && !name.includes(` ${step} `))) {
        this.fault(`a start without its step in its name: "${name}"`);
        continue;
      }
      const former = all
        .slice(0, this.starts)
        .filter(({ start, instance }) => start.jobId === entry.start.jobId && instance)
        .flatMap(({ instance }) => instance?.id ?? []);
      if (this.isRace(entry)) continue;
      const again = former.filter((id) => !this.isDecided(step, id));
      if (again.length > 0) this.fault(`${step} is started twice: ${again.join()}`);
      const running = former.filter(
        (id) => !this.alma.isFinished(id) && this.endOf(id) > Date.parse(this.submitted(entry)),
      );
      if (running.length > 0) this.fault(`${step} is started beside ${running.join()}`);
    }
  }

  /**
   * Two machines that share no Store pressed within one moment: neither can see the other, and Alma, which
   * lets no job run beside itself, refused the second.
   */
  private isRace({ start, at, instance }: AskedStart): boolean {
    if (this.alma.hasOneStore || instance !== undefined) return false;
    return this.alma.asked.some(
      (other) =>
        other.instance !== undefined &&
        other.start.jobId === start.jobId &&
        Math.abs(other.at - at) <= MOMENT_MS,
    );
  }

  private endOf(id: string): number {
    const end = this.alma.library.jobs.instance(id)?.endTime ?? null;
    return end === null ? Infinity : Date.parse(end);
  }

  private submitted({ at, instance }: AskedStart): string {
    return instance?.submitTime ?? new Date(at).toISOString();
  }

  private isDecided(step: StepName, id: string): boolean {
    return this.person.decisions.some((one) => one.step === step && one.known.includes(id));
  }
}

function wordsFor(run: RunState): string {
  const steps = run.steps.map(
    ({ name, phase, problem, gate }) =>
      `${name} ${phase} ${problem?.id ?? gate?.reasons.map(({ id }) => id).join() ?? ''}`,
  );
  return `${run.at}, ${steps.join(', ')}, handles ${run.handles.phase} ${JSON.stringify(run.handles.counts)}`;
}
