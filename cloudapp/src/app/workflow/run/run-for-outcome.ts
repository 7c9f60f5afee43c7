import type { RunForOutcome } from '../../core/outcome/outcome-of';
import type { RunState } from './run-state';

/** What a run means for the outcomes of its records; `undefined` before its last job has ended. */
export function runForOutcome({ steps, propagationMs }: RunState): RunForOutcome | undefined {
  const last = steps.at(-1);
  if (last === undefined || !steps.every(({ phase }) => phase === 'done')) return undefined;
  const isClean = steps.every(({ gate }) => gate?.state === 'passed');
  return { endedAt: last.endedAt, isClean, propagationMs };
}
