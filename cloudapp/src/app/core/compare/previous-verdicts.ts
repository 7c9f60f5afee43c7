import type { MmsId } from '../identifiers/mms-id';
import type { PreviousRow } from '../report/read-report';
import type { Verdict } from '../verdict/verdict';

/** What was known before a run, in the form in which an earlier report tells it. */
export function previousVerdicts(
  verdicts: ReadonlyMap<MmsId, Verdict | undefined>,
): readonly PreviousRow[] {
  return [...verdicts].map(([mmsId, verdict]) => ({
    mmsId,
    title: '',
    handle: undefined,
    isRight: verdict === undefined || verdict === 'unchecked' ? undefined : verdict === 'right',
    outcome: undefined,
  }));
}
