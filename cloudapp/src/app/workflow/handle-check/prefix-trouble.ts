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
/** How often the others look whether the trial has ended, milliseconds. */
const STEP_MS = 500;
/** What concerns one handle alone, however often it happens. */
const OWN_FAULTS: readonly UncheckedReason[] = ['invalid-handle', 'alias-loop', 'bad-answer'];

interface PrefixRecord {
  alike: number;
  failure: HandleFailure;
  holds: number;
  /** The one that tries again for all of its prefix; the others wait for how it ends. */
  trial: Handle | undefined;
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
        record.trial = handle;
        await wait(ms);
        return undefined;
      }
      // NOTE In steps, so that who is stopped does not wait for a trial that will not end.
      await wait(STEP_MS);
    }
  }

  answered(handle: Handle): void {
    this.byPrefix.delete(prefixOf(handle).toLowerCase());
  }

  failed(handle: Handle, failure: HandleFailure): void {
    const prefix = prefixOf(handle).toLowerCase();
    const former = this.byPrefix.get(prefix);
    const isTrial = former?.trial === handle;
    if (OWN_FAULTS.includes(failure.reason)) {
      // It says nothing about the server; a trial that ended so leaves the next one to try.
      if (former !== undefined && isTrial) former.trial = undefined;
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
    if (isTrial) record.trial = undefined;
  }
}
