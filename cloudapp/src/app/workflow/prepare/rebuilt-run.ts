import type { JobInstance } from '../../alma/port/alma';
import { newStep } from '../run/new-step';
import type { RunState, StepName, StepState } from '../run/run-state';
import { hasEnded } from '../run/run-status';
import { jobNameOf, newRun, type RunDraft } from './new-run';
import type { RunTraces } from './run-traces';

/**
 * A run whose journal is lost, rebuilt over its set from what Alma holds of it. Nothing is believed of
 * its steps: what was found to have been started is followed, and its gate asked; of what was not found
 * nobody knows whether it was started, until it is looked for and a person says so. Starts nothing.
 * @param draft its members and their handles as they are now, which a person reviews anew
 * @param since when its set was made, milliseconds since 1970; 0 where Alma does not say
 */
export function rebuiltRun(draft: RunDraft, traces: RunTraces, since: number): RunState {
  const run = newRun(draft);
  const names = run.steps.map(({ name }) => name);
  const hasCopied = traces.starts.copy.length > 0 && !names.includes('copy');
  return {
    ...run,
    isRebuilt: true,
    createdAt: since,
    steps: stepsOf(run, hasCopied ? ['copy', ...names] : names, traces, draft.now),
  };
}

function stepsOf(
  run: RunState,
  names: readonly StepName[],
  { starts }: RunTraces,
  now: number,
): readonly StepState[] {
  // What was started before the step before it proves nothing.
  let since = 0;
  let mayHaveStarted = true;
  return names.map((name, i) => {
    const [latest, ...former] = name === 'register' ? [] : starts[name];
    const startedAt = latest === undefined ? 0 : timeOf(latest);
    if (latest !== undefined && startedAt >= since) {
      since = startedAt;
      mayHaveStarted = hasEnded(latest);
      return {
        ...newStep(name),
        phase: i === 0 ? 'running' : 'locked',
        by: 'app',
        jobName: latest.name,
        instanceId: latest.id,
        tries: former.map(({ id }) => id).reverse(),
        showsSet: [latest.name, withoutTry(latest.name)].includes(jobNameOf(run, name)),
        launchedAt: startedAt || now,
      };
    }
    const tries = [latest, ...former].flatMap((one) => one?.id ?? []).reverse();
    return {
      ...newStep(name),
      phase: i === 0 ? 'unsettled' : 'locked',
      tries,
      jobName: mayHaveStarted ? jobNameOf(run, name, tries.length) : '',
    };
  });
}

function timeOf({ submittedAt, startedAt }: JobInstance): number {
  return Date.parse(submittedAt || startedAt) || 0;
}

/** A second try of a step has its number at the end of its name. */
function withoutTry(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}
