import type { Configuration } from '../configuration/configuration';
import type { BibRecord } from '../record/bib-record';
import { readRecord } from '../record/read-record';
import type { HandleBearers } from '../state/judge-set';
import type { JudgedRecord } from '../state/judged-record';
import { judgeAsItWouldBe } from './judge-as-it-would-be';
import { planRepair } from './plan-repair';
import type { RepairPlan, RepairRefusal } from './repair-plan';

/**
 * Plans the repair of a record so that it does no harm among the other records of its set; changes nothing.
 * What the handle server says of the handles is not asked here.
 */
export function planInSet(
  bib: BibRecord,
  judged: JudgedRecord,
  set: Pick<HandleBearers, 'positionsOf'>,
  configuration: Configuration,
): RepairPlan | RepairRefusal {
  const prefixes = [...new Set(configuration.routes.map(({ prefix }) => prefix))];
  const plan = planRepair(bib, readRecord(bib, prefixes), judged, configuration);
  if ('refused' in plan) return plan;
  const harm = judgeAsItWouldBe(bib, judged, plan, set, configuration);
  return harm === undefined ? plan : { refused: harm };
}
