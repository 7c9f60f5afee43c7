import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { waitFor } from '../long-work/pause-gate';
import { hasEnded } from './run-status';

const FIRST_MS = 1500;
const LONGEST_MS = 15_000;
const HIDDEN_FACTOR = 3;
/** From this progress on, or while Alma finishes, the end is near: asked quickly. */
const NEARLY_DONE = 85;

/**
 * Follows a run in Alma until it has ended: more slowly as time goes by and when nobody looks, quickly
 * near its end. Answers that are lost are asked for again.
 * @returns `undefined` when it is not wanted any more
 * @throws AlmaError when Alma refuses to show the run
 */
export async function followRun(
  alma: Alma,
  instanceId: string,
  follower: {
    readonly onSeen: (instance: JobInstance) => void;
    /** Whether this run is still the one that is followed. */
    readonly isWanted: () => boolean;
    readonly isHidden: () => boolean;
    readonly signal: AbortSignal;
  },
): Promise<JobInstance | undefined> {
  const { onSeen, isWanted, isHidden, signal } = follower;
  let delay = FIRST_MS;
  for (;;) {
    try {
      const instance = await alma.readInstance(instanceId, signal);
      if (hasEnded(instance)) return instance;
      onSeen(instance);
      const isNear =
        instance.status === 'FINALIZING' ||
        ((instance.progress ?? 0) >= NEARLY_DONE && (instance.progress ?? 0) <= 100);
      delay = isNear ? FIRST_MS : Math.min(LONGEST_MS, delay * 1.4);
    } catch (error) {
      // A lost answer says nothing of the run: it is asked for again. A refusal is passed on.
      if (!(error instanceof AlmaError) || !error.isTransient) throw error;
      delay = LONGEST_MS;
    }
    await waitFor(isHidden() ? delay * HIDDEN_FACTOR : delay, signal);
    if (!isWanted()) return undefined;
  }
}
