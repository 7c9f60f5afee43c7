import type { SupportRun } from '../../core/support/support-text';
import type { RunState } from '../../workflow/run/run-state';

/** The jobs of a run that have a process id, by which Ex Libris finds them. */
export function runsForSupport(
  { steps }: RunState,
  say: (key: string) => string,
): readonly SupportRun[] {
  return steps
    .filter(({ instanceId }) => instanceId !== '')
    .map(({ jobName, name, instanceId, endedAt }) => ({
      name: jobName || say(`run.step.${name}`),
      processId: instanceId,
      endedAt,
    }));
}
