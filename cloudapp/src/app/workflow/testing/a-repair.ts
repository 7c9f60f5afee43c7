import { asMmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import type { PlannedRepair } from '../repair/planned-repair';
import type { RepairOutcome, RepairResult } from '../repair/repair-result';
import type { RepairRow } from '../repair/repair-run';

/** The record of an ordinary repair, as Alma hands it out before. */
export function aBibOf(xml: string, overrides: Partial<BibRecord> = {}): BibRecord {
  return {
    mmsId: asMmsId('991000000000000001'),
    format: 'dcap01',
    title: 'Letters',
    suppressed: false,
    linkedTo: undefined,
    networkNumbers: [],
    xml,
    digital: undefined,
    ...overrides,
  };
}

/** A reviewed change from `<r>a</r>` to `<r>b</r>`; a test names what matters to it. */
export function aRepair(overrides: Partial<PlannedRepair> = {}): PlannedRepair {
  const xml = overrides.xml ?? '<r>a</r>';
  return {
    mmsId: asMmsId('991000000000000001'),
    title: 'Letters',
    kind: 'normalize',
    before: aBibOf(xml),
    xml,
    after: '<r>b</r>',
    edits: [{ start: 3, end: 4, text: 'b' }],
    changes: [{ field: 'dc:identifier', before: 'a', after: 'b' }],
    doubts: [],
    ...overrides,
  };
}

/** A row of a repair run. */
export function aRepairRow(
  result: RepairResult,
  repair: PlannedRepair = aRepair(),
  overrides: Partial<RepairOutcome> = {},
): RepairRow {
  return {
    repair,
    outcome: { result, at: 0, code: '', message: '', trackingId: '', ...overrides },
  };
}
