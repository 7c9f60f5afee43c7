import type { AlmaError } from '../../alma/port/alma-error';
import type { Problem } from './run-state';

/** Codes with a remedy of their own in i18n/ among the problems of a run. */
const KNOWN = ['402228', '402229', '402231', '402248', '402249', '60347', '60107'];
const NEVER_BY_API = ['402248', '402249'];

/** Alma runs at most three jobs that apps started, and starts each at most five times an hour. */
const OVER_LIMIT = ['402222', '402223'];

/** Why a job did not start, in words with a remedy. */
export function launchProblem(error: AlmaError): Problem {
  const details = {
    message: error.message,
    code: error.code === '' ? '–' : error.code,
    trackingId: error.trackingId === '' ? '–' : error.trackingId,
  };
  if (error.kind === 'unauthorized') return { id: 'unauthorized', with: details };
  if (KNOWN.includes(error.code)) return { id: `code-${error.code}`, with: details };
  if (error.kind === 'too-many') return { id: 'too-many', with: details };
  // An ended session answers with a page to sign in; it cannot be told from a failure of Alma's.
  return { id: error.kind === 'refused' ? 'refused' : 'no-answer', with: details };
}

/** Whether one of Alma's limits on starts by apps stands in the way. */
export function isOverLimit({ code }: AlmaError): boolean {
  return OVER_LIMIT.includes(code);
}

/** Whether Alma never lets an app start this job, however often it is tried. */
export function isNeverByApi({ code }: AlmaError): boolean {
  return NEVER_BY_API.includes(code);
}
