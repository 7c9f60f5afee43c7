import type { FieldChange, RefusalReason, RepairKind } from '../../core/edit/repair-plan';
import type { TextEdit } from '../../core/edit/text-edit';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';

/** A change of one record, as a person reviews it and as it will be written: nothing else. */
export interface PlannedRepair {
  readonly mmsId: MmsId;
  readonly title: string;
  readonly kind: RepairKind | 'undo';
  /** The record as it was when the change was planned. */
  readonly before: BibRecord;
  /** The XML of the record before, never `undefined` here. */
  readonly xml: string;
  /** The XML of the record as it will be. */
  readonly after: string;
  readonly edits: readonly TextEdit[];
  readonly changes: readonly FieldChange[];
  /** What a person should look at before agreeing. */
  readonly doubts: readonly RepairDoubt[];
}

/**
 * - `leads-elsewhere`: the handle leads to a page that is no record page, most likely the former system's
 */
export type RepairDoubt = 'leads-elsewhere';

/**
 * Why a record is not repaired, besides what its text forbids.
 * - `unreadable`: Alma does not hand it out now
 * - `handle-of-another`: the handle leads to another record
 * - `old-handle-resolves`: the handle that would be changed leads somewhere
 * - `handle-not-asked`: the handle server could not be asked, so harm cannot be excluded
 * - `changed-since`: the record is not any more as the repair left it
 * - `as-before`: the record is as it was before the repair; nothing to undo
 */
export type RepairObstacle =
  | RefusalReason
  | 'unreadable'
  | 'handle-of-another'
  | 'old-handle-resolves'
  | 'handle-not-asked'
  | 'changed-since'
  | 'as-before';

/** A record that was asked for and is left alone. */
export interface RefusedRepair {
  readonly mmsId: MmsId;
  readonly title: string;
  readonly reason: RepairObstacle;
}
