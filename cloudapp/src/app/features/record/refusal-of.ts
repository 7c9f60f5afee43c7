import type { Configuration } from '../../core/configuration/configuration';
import { planInSet } from '../../core/edit/plan-in-set';
import { REPAIRABLE_STATES } from '../../core/edit/repairable';
import type { RefusalReason } from '../../core/edit/repair-plan';
import type { RecordCard } from '../../workflow/card/record-cards';

const ALONE = { positionsOf: () => [] };

/**
 * Why the repair of a card's record will be refused, as far as the record itself tells; `undefined` where it
 * may be made, where there is none for its state, and where the record was not read.
 */
export function refusalOf(
  { judged, bib }: RecordCard,
  configuration: Configuration,
): RefusalReason | undefined {
  if (judged === undefined || bib?.xml === undefined) return undefined;
  if (!REPAIRABLE_STATES.some((state) => state === judged.state)) return undefined;
  const plan = planInSet(bib, judged, ALONE, configuration);
  return 'refused' in plan ? plan.refused : undefined;
}
