import type { JobInstance } from '../../alma/port/alma';

/** A run of a job as Alma lists it, well ended; what matters to a spec is given. */
export function anInstance(change: Partial<JobInstance> = {}): JobInstance {
  return {
    id: '1',
    name: 'Job - Letters - 02/20/2026 12:00:00 CET',
    jobId: '',
    jobName: 'Job',
    status: 'COMPLETED_SUCCESS',
    statusText: 'Completed',
    progress: undefined,
    submittedBy: 'ada',
    submittedAt: '',
    startedAt: '',
    endedAt: '',
    counters: [],
    alerts: [],
    ...change,
  };
}
