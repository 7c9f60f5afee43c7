import { waitFor } from '../long-work/pause-gate';
import type { RunPorts } from './run-ports';

const KEY = 'run-lease';
/** Long enough for another machine's word to arrive. */
const SETTLE_MS = 1500;
const LASTS_MS = 120_000;

/**
 * Claims the next start for this panel, against panels on other machines: writes a token, waits, reads
 * it back. What two machines do within the same moment remains; the look for the run's id among Alma's
 * runs stands behind it.
 * @returns whether this panel may start now
 */
export async function claimStart(
  store: RunPorts['store'],
  token: string,
  now: () => number,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const held = await store.readStore(KEY);
    if (isLease(held) && held.token !== token && now() - held.at < LASTS_MS) return false;
    await store.writeStore(KEY, { token, at: now() });
    await waitFor(SETTLE_MS, signal);
    const found = await store.readStore(KEY);
    return isLease(found) && found.token === token;
  } catch (error) {
    if (signal.aborted) throw error;
    // Without a store there is no journal either, and nothing may be started.
    return false;
  }
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
