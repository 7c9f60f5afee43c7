import type { CloudApp } from '../../alma/port/cloudapp';
import type { RunState } from '../run/run-state';
import { fitRun } from './fit-run';
import { parseRun, UnreadableRunError } from './parse-run';

const CURRENT = 'run';
const ASIDE = 'run-damaged';
const PROVEN = 'proven-routes';
const HISTORY = 'run-history';
const MOST_REMEMBERED = 40;
/** Each former run whole, for its report. */
const keyOfFormer = (id: string): string => `run-of-${id}`;

/** A run that has ended, as the list of runs shows it. */
export interface RememberedRun {
  readonly id: string;
  readonly way: string;
  readonly setId: string;
  readonly setName: string;
  readonly size: number;
  readonly isPilot: boolean;
  readonly createdAt: number;
  readonly endedAt: number;
  readonly right: number;
  readonly end: 'right' | 'not-right' | 'stopped';
  readonly instances: readonly string[];
}

/** What is found when the app opens. */
export type FoundRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'run'; readonly run: RunState }
  | { readonly kind: 'damaged'; readonly reason: string; readonly stored: unknown }
  | { readonly kind: 'unreachable' };

type Store = Pick<CloudApp, 'readStore' | 'writeStore' | 'removeStore'>;

/** Keeps the run in Alma's store for the app, so that it survives whatever happens to the panel. */
export class RunJournal {
  /** Whether what stands in the journal was written by this panel. */
  private isOurs = false;

  /** @param token the panel that writes; the last one that took the run up is believed */
  constructor(
    private readonly store: Store,
    private readonly token = '',
  ) {}

  /** What stands in the journal; what is damaged is kept aside, so that nothing is lost. */
  async read(): Promise<FoundRun> {
    let stored: unknown;
    try {
      stored = await this.store.readStore(CURRENT);
    } catch {
      // The store does not answer: a run may be going on all the same, and that is said.
      return { kind: 'unreachable' };
    }
    try {
      const run = parseRun(stored);
      return run === undefined ? { kind: 'none' } : { kind: 'run', run };
    } catch (error) {
      if (!(error instanceof UnreadableRunError)) throw error;
      await this.quietly(() => this.store.writeStore(ASIDE, stored));
      return { kind: 'damaged', reason: error.message, stored };
    }
  }

  /**
   * Writes the run, unless a panel on another machine took it up since this one wrote it last.
   * @returns whether it is kept: a launch that is not journalled must not be sent
   */
  async write(run: RunState): Promise<'kept' | 'not-kept' | 'taken'> {
    try {
      if (this.isOurs && isOfAnother(await this.store.readStore(CURRENT), this.token)) {
        return 'taken';
      }
      await this.store.writeStore(CURRENT, { ...fitRun(run), panel: this.token });
      this.isOurs = true;
      return 'kept';
    } catch {
      // The caller says so, and starts nothing.
      return 'not-kept';
    }
  }

  async forget(): Promise<void> {
    await this.quietly(() => this.store.removeStore(CURRENT));
  }

  /** Routes of which a run ended with every handle right. */
  async provenRoutes(): Promise<ReadonlySet<string>> {
    try {
      const stored = await this.store.readStore(PROVEN);
      return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
    } catch {
      // Without a proof a pilot is asked for once more: slower, never wrong.
      return new Set();
    }
  }

  async proveRoute(fingerprint: string): Promise<void> {
    const proven = await this.provenRoutes();
    await this.quietly(() =>
      this.store.writeStore(PROVEN, [...new Set([...proven, fingerprint])].slice(-20)),
    );
  }

  /** @returns the last runs, newest first; `undefined` where the store does not answer */
  async history(): Promise<readonly RememberedRun[] | undefined> {
    try {
      const stored = await this.store.readStore(HISTORY);
      return Array.isArray(stored) ? stored.filter(isRemembered) : [];
    } catch {
      // The caller says so; nothing is written over what could not be read.
      return undefined;
    }
  }

  async remember(run: RunState): Promise<void> {
    const former = await this.history();
    // Written over unread, the list would lose every other run.
    if (former === undefined) return;
    const all = [rememberedOf(run), ...former.filter(({ id }) => id !== run.id)];
    await this.quietly(() => this.store.writeStore(HISTORY, all.slice(0, MOST_REMEMBERED)));
    await this.quietly(() => this.store.writeStore(keyOfFormer(run.id), fitRun(run)));
    for (const { id } of all.slice(MOST_REMEMBERED)) {
      await this.quietly(() => this.store.removeStore(keyOfFormer(id)));
    }
  }

  /** A former run whole; `gone` where it is not kept, or cannot be read any more. */
  async former(id: string): Promise<RunState | 'gone' | 'unreachable'> {
    let stored: unknown;
    try {
      stored = await this.store.readStore(keyOfFormer(id));
    } catch {
      // It may be there all the same: the caller says so.
      return 'unreachable';
    }
    try {
      return parseRun(stored) ?? 'gone';
    } catch (error) {
      // The list has what matters most of it.
      if (!(error instanceof UnreadableRunError)) throw error;
      return 'gone';
    }
  }

  /** @returns whether it is gone from the list */
  async forgetRemembered(id: string): Promise<boolean> {
    const all = await this.history();
    if (all === undefined) return false;
    const others = all.filter((run) => run.id !== id);
    const isGone = await this.quietly(() => this.store.writeStore(HISTORY, others));
    if (isGone) await this.quietly(() => this.store.removeStore(keyOfFormer(id)));
    return isGone;
  }

  /** @returns whether it went through. */
  private async quietly(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch {
      // The caller decides what a lost note means; most of them can be made again.
      return false;
    }
  }
}

/** Whether every handle of the run's set led to its record at the end. */
export function isAllRight({ handles, set, at }: RunState): boolean {
  return at === 'ended' && (handles.counts.right ?? 0) === set.size && set.size > 0;
}

function rememberedOf(run: RunState): RememberedRun {
  return {
    id: run.id,
    way: run.way,
    setId: run.set.id,
    setName: run.set.name,
    size: run.set.size,
    isPilot: run.isPilot,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    right: run.handles.counts.right ?? 0,
    end: run.at === 'stopped' ? 'stopped' : isAllRight(run) ? 'right' : 'not-right',
    instances: run.steps.flatMap(({ instanceId }) => (instanceId === '' ? [] : [instanceId])),
  };
}

/** Whether another panel wrote this last. Where nothing stands there any more, it is written again. */
function isOfAnother(stored: unknown, token: string): boolean {
  if (typeof stored !== 'object' || stored === null || !('panel' in stored)) return false;
  return typeof stored.panel === 'string' && stored.panel !== token;
}

/** What each member of a remembered run is, as JSON has it. */
const SHAPE: Record<keyof RememberedRun, 'string' | 'number' | 'boolean' | 'object'> = {
  id: 'string',
  way: 'string',
  setId: 'string',
  setName: 'string',
  size: 'number',
  isPilot: 'boolean',
  createdAt: 'number',
  endedAt: 'number',
  right: 'number',
  end: 'string',
  instances: 'object',
};

function isRemembered(value: unknown): value is RememberedRun {
  if (typeof value !== 'object' || value === null) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  const isWhole = Object.entries(SHAPE).every(([name, type]) => typeof members.get(name) === type);
  return isWhole && Array.isArray(members.get('instances'));
}
