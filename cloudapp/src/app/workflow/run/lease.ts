import { waitFor } from '../long-work/pause-gate';
import type { RunPorts } from './run-ports';
import type { Problem } from './run-state';

const KEY = 'run-lease';
const OTHER_PANEL: Problem = { id: 'other-panel', with: {} };
const NO_STORE: Problem = { id: 'journal-failed', with: {} };
/** Long enough for another machine's word to arrive. */
const SETTLE_MS = 1500;
const LASTS_MS = 120_000;

/**
 * Claims the next start for this panel, against panels on other machines: writes a token, waits, reads
 * it back. What two machines do within the same moment remains; the look for the run's id among Alma's
 * runs stands behind it.
 * @returns what stands in the way; `undefined` when this panel may start now
 */
export async function claimStart(
  store: RunPorts['store'],
  token: string,
  now: () => number,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  try {
    const held = await store.readStore(KEY);
    if (isLease(held) && held.token !== token && isYoung(held.at, now())) {
      return OTHER_PANEL;
    }
    await store.writeStore(KEY, { token, at: now() });
    await waitFor(SETTLE_MS, signal);
    return (await holdsStart(store, token)) ? undefined : OTHER_PANEL;
  } catch (error) {
    if (signal.aborted) throw error;
    // Without a store there is no journal either, and nothing may be started.
    return NO_STORE;
  }
}

/** Whether the claim still stands. @throws when the store does not answer */
export async function holdsStart(store: RunPorts['store'], token: string): Promise<boolean> {
  const found = await store.readStore(KEY);
  return isLease(found) && found.token === token;
}

/** A machine whose clock is far off does not hold the others up for ever. */
function isYoung(at: number, now: number): boolean {
  return Math.abs(now - at) < LASTS_MS;
}

/** Gives the claim back. */
export async function releaseStart(store: RunPorts['store'], token: string): Promise<void> {
  try {
    const held = await store.readStore(KEY);
    if (isLease(held) && held.token === token) await store.removeStore(KEY);
  } catch {
    // It runs out by itself.
  }
}

function isLease(value: unknown): value is { readonly token: string; readonly at: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
