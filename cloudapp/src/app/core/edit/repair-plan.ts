import type { Handle } from '../handle/handle';
import type { TextEdit } from './text-edit';

/** What a repair does to a record. */
export type RepairKind = 'remove-type' | 'normalize' | 'insert-identifier' | 'assign';

/** A change as a cataloguer reads it: one field before and after; empty where there is none. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A repair, planned and not yet made. */
export interface RepairPlan {
  readonly kind: RepairKind;
  readonly edits: readonly TextEdit[];
  readonly changes: readonly FieldChange[];
  /** The handle as the record had it; `undefined` where it had none that could be read as one. */
  readonly oldHandle: Handle | undefined;
  /** The handle as the record will have it. */
  readonly newHandle: Handle;
}

/** Why a record is not repaired here. Ids of sentences. */
export type RefusalReason =
  | 'nothing-to-repair'
  | 'not-here'
  | 'ns-prefix'
  | 'several-handles'
  | 'no-suffix'
  | 'other-words'
  | 'mixed-content'
  | 'no-rule'
  | 'rule-finds-none'
  | 'rule-finds-several'
  | 'no-namespace'
  | 'still-not-ready'
  | 'would-be-conflicting'
  | 'would-be-duplicate'
  | 'would-be-twice';

export interface RepairRefusal {
  readonly refused: RefusalReason;
}
