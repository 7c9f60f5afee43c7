import type { Handle } from '../../core/handle/handle';
import { prefixOf } from '../../core/handle/handle-parts';
import type { UncheckedReason } from '../../core/verdict/verdict';
import type { HandleFailure } from './ask-handle';

/** The server fails for every handle of a prefix in the same way: one message, not thousands. */
export interface ServerProblem {
  readonly prefix: string;
  readonly reason: UncheckedReason;
  /** The server's own code (2, 3, 301, 303 …); 0 where it gave none. */
  readonly responseCode: number;
}

/** So many handles of a prefix failing alike, none answered between them, are a failing server. */
const ALIKE_BEFORE_HOLDING = 30;
/** How long to hold back before one handle is tried again, milliseconds; then the rest is left. */
const WAITS_MS = [15_000, 60_000];
/** What concerns one handle alone, however often it happens. */
const OWN_FAULTS: readonly UncheckedReason[] = ['invalid-handle', 'alias-loop', 'bad-answer'];

/** One handle tries again for all of its prefix; the others wait for how it ends. */
interface Trial {
  readonly handle: Handle;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

interface PrefixRecord {
  alike: number;
  failure: HandleFailure;
  holds: number;
  trial: Trial | undefined;
  isGivenUp: boolean;
}

/** Watches whether the server fails for a whole prefix, and then keeps the rest of it from being asked. */
export class PrefixTrouble {
  private readonly byPrefix = new Map<string, PrefixRecord>();

  /** Those prefixes whose handles are not asked any more. */
  get problems(): readonly ServerProblem[] {
    return [...this.byPrefix]
      .filter(([, { isGivenUp, alike }]) => isGivenUp || alike >= ALIKE_BEFORE_HOLDING)
      .map(([prefix, { failure }]) => ({
        prefix,
        reason: failure.reason,
        responseCode: failure.responseCode,
      }));
  }

  /**
   * Waits while the server fails for this handle's prefix; one handle then tries for all.
   * @returns the failure when it is no use to ask at all
   */
  async holdBack(
    handle: Handle,
    wait: (ms: number) => Promise<void>,
  ): Promise<HandleFailure | undefined> {
    const prefix = prefixOf(handle).toLowerCase();
    for (;;) {
      const record = this.byPrefix.get(prefix);
      if (record === undefined) return undefined;
      if (record.isGivenUp) return record.failure;
      if (record.alike < ALIKE_BEFORE_HOLDING) return undefined;
      if (record.trial === undefined) {
        const ms = WAITS_MS[record.holds];
        if (ms === undefined) {
          record.isGivenUp = true;
          return record.failure;
        }
        record.holds++;
        record.trial = trialOf(handle);
        await wait(ms);
        return undefined;
      }
      await record.trial.ended;
      await wait(0);
    }
  }

  answered(handle: Handle): void {
    const prefix = prefixOf(handle).toLowerCase();
    this.byPrefix.get(prefix)?.trial?.end();
    this.byPrefix.delete(prefix);
  }

  failed(handle: Handle, failure: HandleFailure): void {
    const prefix = prefixOf(handle).toLowerCase();
    const former = this.byPrefix.get(prefix);
    const isTrial = former?.trial?.handle === handle;
    if (OWN_FAULTS.includes(failure.reason)) {
      // It says nothing about the server; a trial that ended so leaves the next one to try.
      if (former !== undefined && isTrial) endTrial(former);
      return;
    }
    const isAlike =
      former?.failure.reason === failure.reason &&
      former.failure.responseCode === failure.responseCode;
    const record: PrefixRecord =
      former !== undefined && isAlike
        ? former
        : { alike: 0, failure, holds: former?.holds ?? 0, trial: undefined, isGivenUp: false };
    record.alike++;
    // The frame may not call this address at all: no use to ask once more.
    if (failure.reason === 'refused-address') record.isGivenUp = true;
    this.byPrefix.set(prefix, record);
    if (former !== undefined && (isTrial || record !== former)) endTrial(former);
  }
}

function trialOf(handle: Handle): Trial {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { handle, ended, end: () => end() };
}

function endTrial(record: PrefixRecord): void {
  record.trial?.end();
  record.trial = undefined;
}
