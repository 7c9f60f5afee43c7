import type { JobInstance, RunStatus } from '../../alma/port/alma';
import { hasEnded, isBadEnd, problemOf } from './run-status';

const GOING: readonly RunStatus[] = [
  'QUEUED',
  'PENDING',
  'INITIALIZING',
  'RUNNING',
  'FINALIZING',
  'unknown',
];
const BAD: readonly RunStatus[] = [
  'COMPLETED_FAILED',
  'COMPLETED_NO_BULKS',
  'FAILED',
  'SKIPPED',
  'SYSTEM_ABORTED',
  'USER_ABORTED',
  'MANUAL_HANDLING_REQUIRED',
];

function instance(status: RunStatus): JobInstance {
  return {
    id: '7594242390004641',
    name: '',
    jobId: '',
    jobName: '',
    status,
    statusText: '',
    progress: 100,
    submittedBy: '',
    submittedAt: '',
    startedAt: '',
    endedAt: '2026-05-04T09:00:00Z',
    counters: [],
    alerts: [],
  };
}

describe('The status of a run in Alma', () => {
  for (const status of GOING) {
    it(`is followed on: ${status}`, () => {
      expect(hasEnded(instance(status))).toBeFalse();
      expect(problemOf(instance(status))).toBeUndefined();
      expect(isBadEnd(status)).toBeFalse();
    });
  }

  for (const status of BAD) {
    it(`is an end with a sentence of its own: ${status}`, () => {
      expect(hasEnded(instance(status))).toBeTrue();
      expect(problemOf(instance(status))).toEqual({ id: `ended-${status}`, with: {} });
      expect(isBadEnd(status)).toBeTrue();
    });
  }

  for (const status of ['COMPLETED_SUCCESS', 'COMPLETED_WARNING'] as const) {
    it(`is an end that the gate judges: ${status}`, () => {
      expect(hasEnded(instance(status))).toBeTrue();
      expect(problemOf(instance(status))).toBeUndefined();
      expect(isBadEnd(status)).toBeFalse();
    });
  }

  it('says nothing bad of a run of which a person entered the numbers', () => {
    expect(isBadEnd('')).toBeFalse();
  });
});
