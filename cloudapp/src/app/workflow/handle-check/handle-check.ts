import type { Handle } from '../../core/handle/handle';
import type { MmsId } from '../../core/identifiers/mms-id';
import { foldHandle } from '../../core/handle/same-handle';
import type { HandleVerdict, PrimoSite, Verdict } from '../../core/verdict/verdict';
import type { HandleServer } from '../../resolver/handle-server';
import { Announcer } from '../long-work/announcer';
import { PauseGate, waitFor } from '../long-work/pause-gate';
import { ProgressMeter, type Progress } from '../long-work/progress-meter';
import type { WorkPhase } from '../long-work/work-phase';
import { WorkSlices } from '../long-work/work-slices';
import { askHandle, uncheckedVerdict, type HandleFailure } from './ask-handle';
import { PrefixTrouble, type ServerProblem } from './prefix-trouble';
import { VerdictCounts } from './verdict-counts';

/** A record whose handle is to be checked. */
export interface HandleQuestion {
  /** What the answer is filed under: one for each row. */
  readonly key: string;
  readonly mmsId: MmsId;
  readonly handle: Handle;
}

/** A check of handles as it stands at one moment. */
export interface HandleCheckSnapshot {
  readonly phase: WorkPhase;
  /** In rows: equal handles are asked once, and count for each row that bears them. */
  readonly progress: Progress;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Requests sent, those asked once more included. */
  readonly requests: number;
  /** Prefixes whose handles could not be asked, because the server fails for all of them alike. */
  readonly serverProblems: readonly ServerProblem[];
  /** Grows with every change of a verdict. */
  readonly revision: number;
}

export interface HandleCheckOptions {
  readonly sites: readonly PrimoSite[];
  /** Whether the handles' own server is asked from the start, as after a run. */
  readonly authoritative: boolean;
  /**
   * Handles on their way at once; the handle server's own pace is the narrower limit.
   * @default 24
   */
  readonly atOnce?: number;
  /** Hears of every verdict as it is filed. */
  readonly onVerdict?: (key: string, verdict: Verdict) => void;
}

/** Those with the same handle: asked once, judged each for itself. */
interface Group {
  readonly handle: Handle;
  readonly questions: HandleQuestion[];
}

/**
 * Asks the handle server where handles lead: once for each distinct one, and once more with
 * `auth=true` for each that does not lead to its record.
 */
export class HandleCheck {
  private readonly announcer = new Announcer();
  private readonly gate = new PauseGate();
  private readonly verdicts = new Map<string, HandleVerdict>();
  private readonly questions = new Map<string, HandleQuestion>();
  private readonly counts = new VerdictCounts();
  private meter = new ProgressMeter();
  private trouble = new PrefixTrouble();
  private stop: AbortController | undefined;
  private phase: WorkPhase = 'idle';
  private requests = 0;
  private revision = 0;
  private seen: HandleCheckSnapshot | undefined;

  constructor(
    private readonly server: HandleServer,
    private readonly options: HandleCheckOptions,
  ) {}

  get snapshot(): HandleCheckSnapshot {
    this.seen ??= {
      phase: this.phase,
      progress: this.meter.progress,
      counts: this.counts.counts,
      requests: this.requests,
      serverProblems: this.trouble.problems,
      revision: this.revision,
    };
    return this.seen;
  }

  /** @returns `undefined` when this row's handle was not asked yet. */
  verdictOf(key: string): HandleVerdict | undefined {
    return this.verdicts.get(key);
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  /** Checks all of them. Resolves when the check ended or was cancelled; what is known stays. */
  async start(questions: readonly HandleQuestion[]): Promise<void> {
    for (const question of questions) this.questions.set(question.key, question);
    await this.run(questions, this.options.authoritative);
  }

  /** Asks again for these rows: those that were broken, or not checked. */
  async askAgain(keys: readonly string[], authoritative = true): Promise<void> {
    const questions = keys.map((key) => this.questions.get(key)).filter((q) => q !== undefined);
    await this.run(questions, authoritative);
  }

  pause(): void {
    if (this.phase !== 'running') return;
    this.gate.pause();
    this.meter.stop();
    this.become('paused');
  }

  resume(): void {
    if (this.phase !== 'paused') return;
    this.meter.start(this.meter.progress.total);
    this.gate.resume();
    this.become('running');
  }

  /** Asks nothing more; the verdicts that are known stay. */
  cancel(): void {
    this.stop?.abort();
    this.gate.resume();
  }

  private async run(questions: readonly HandleQuestion[], authoritative: boolean): Promise<void> {
    if (this.phase === 'running' || this.phase === 'paused') return;
    const stop = new AbortController();
    this.stop = stop;
    this.trouble = new PrefixTrouble();
    this.meter = new ProgressMeter();
    const groups = groupByHandle(questions);
    this.meter.start(questions.length);
    this.become('running');
    const queue = groups[Symbol.iterator]();
    const slices = new WorkSlices();
    const workers = Array.from({ length: this.options.atOnce ?? 24 }, async () => {
      for (const group of queue) {
        await this.gate.pass(stop.signal);
        await this.check(group, authoritative, stop.signal);
        this.meter.add(group.questions.length);
        this.changed();
        await slices.breathe();
      }
    });
    const ends = await Promise.allSettled(workers);
    stop.abort();
    this.gate.resume();
    this.meter.stop();
    const isStopped = ends.some(({ status }) => status === 'rejected');
    this.become(isStopped ? 'cancelled' : 'done');
    for (const end of ends) if (end.status === 'rejected') rethrowUnlessStopped(end.reason, stop);
  }

  private async check(group: Group, authoritative: boolean, signal: AbortSignal): Promise<void> {
    const failure = await this.trouble.holdBack(group.handle, (ms) => waitFor(ms, signal));
    if (failure !== undefined) {
      this.file(group, () => uncheckedVerdict(failure.reason, authoritative));
      return;
    }
    const first = await this.ask(group, authoritative, signal);
    if (first.kind === 'failed') {
      this.file(group, () => uncheckedVerdict(first.reason, authoritative));
      return;
    }
    this.trouble.answered(group.handle);
    const judged = group.questions.map(({ mmsId }) => first.judge(mmsId, this.options.sites));
    const isBad = judged.some(({ verdict }) => verdict !== 'right');
    if (!isBad || authoritative) {
      this.file(group, (at) => judged[at]);
      return;
    }
    // The proxy's cache may be old: no bad verdict stands on its word alone.
    const second = await this.ask(group, true, signal);
    this.file(group, (at, mmsId) => {
      if (second.kind === 'answered') return second.judge(mmsId, this.options.sites);
      const before = judged[at];
      return before?.verdict === 'right' ? before : uncheckedVerdict(second.reason, true);
    });
  }

  private async ask(
    group: Group,
    authoritative: boolean,
    signal: AbortSignal,
  ): Promise<Awaited<ReturnType<typeof askHandle>>> {
    this.requests++;
    const answer = await askHandle(this.server, group.handle, authoritative, signal);
    if (answer.kind === 'failed') this.noteTrouble(group.handle, answer);
    return answer;
  }

  private noteTrouble(handle: Handle, failure: HandleFailure): void {
    this.trouble.failed(handle, failure);
  }

  private file(
    group: Group,
    verdictAt: (at: number, mmsId: MmsId) => HandleVerdict | undefined,
  ): void {
    group.questions.forEach(({ key, mmsId }, at) => {
      const verdict = verdictAt(at, mmsId);
      if (verdict === undefined) return;
      this.counts.replace(this.verdicts.get(key)?.verdict, verdict.verdict);
      this.verdicts.set(key, verdict);
      this.options.onVerdict?.(key, verdict.verdict);
      this.revision++;
    });
  }

  private become(phase: WorkPhase): void {
    this.phase = phase;
    this.seen = undefined;
    this.announcer.changedNow();
  }

  private changed(): void {
    this.seen = undefined;
    this.announcer.changed();
  }
}

function groupByHandle(questions: readonly HandleQuestion[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const question of questions) {
    const folded = foldHandle(question.handle);
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, { handle: question.handle, questions: [question] });
    else group.questions.push(question);
  }
  return [...groups.values()];
}

/** Being stopped is not a failure; a fault of the app is one. */
function rethrowUnlessStopped(reason: unknown, stop: AbortController): void {
  if (reason !== stop.signal.reason) throw reason;
}
