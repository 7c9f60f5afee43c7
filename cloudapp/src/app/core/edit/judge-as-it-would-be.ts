import type { Configuration } from '../configuration/configuration';
import type { BibRecord } from '../record/bib-record';
import { judgeRecord } from '../state/judge-record';
import type { HandleBearers } from '../state/judge-set';
import type { JudgedRecord } from '../state/judged-record';
import { repaired } from './plan-repair';
import type { RefusalReason, RepairPlan } from './repair-plan';

/**
 * Judges a record as it would be after a repair, among the other records of its set.
 * @returns the reason why the repair must not be made; `undefined` when the record would be ready
 */
export function judgeAsItWouldBe(
  bib: BibRecord,
  before: JudgedRecord,
  plan: RepairPlan,
  set: Pick<HandleBearers, 'positionsOf'>,
  configuration: Configuration,
): RefusalReason | undefined {
  const after = judgeRecord(
    {
      mmsId: bib.mmsId,
      bib: repaired(bib, plan),
      position: before.position,
      readAt: before.readAt,
    },
    configuration,
  );
  if (after.state === 'conflicting') return 'would-be-conflicting';
  const others = set.positionsOf(plan.newHandle).filter((other) => other !== before.position);
  if (others.length > 0) return 'would-be-duplicate';
  const isNewlyTwice = ['twice', 'also-typed'].some(
    (finding) =>
      after.findings.some((found) => found === finding) &&
      !before.findings.some((found) => found === finding),
  );
  if (isNewlyTwice) return 'would-be-twice';
  return after.state === 'ready' ? undefined : 'still-not-ready';
}
