import type { Handle } from '../handle/handle';
import type { MmsId } from '../identifiers/mms-id';
import type { ReadProblem } from '../record/bib-record';
import type { Finding, RecordState } from './record-state';

/** A handle of ours and the field in which it stands; small enough to keep for 100,000 records. */
export interface PlacedHandle {
  readonly handle: Handle;
  readonly field: string;
}

/** A member of a set, read and judged. The record's XML is not kept. */
export interface JudgedRecord {
  /** Where it stands in the set, from 0. */
  readonly position: number;
  /** `undefined` for a member whose page Alma would not hand out. */
  readonly mmsId: MmsId | undefined;
  readonly title: string;
  /** As Alma names it; empty when unreadable. */
  readonly format: string;
  readonly state: RecordState;
  readonly findings: readonly Finding[];
  /** The metadata handle: the printed one. `undefined` where there is none, or no single one. */
  readonly handle: Handle | undefined;
  /** The field of `handle`, empty without one. */
  readonly field: string;
  /** Every handle of ours with its field, in record order. */
  readonly handles: readonly PlacedHandle[];
  /** The route that takes this record; empty when none does. */
  readonly routeId: string;
  readonly collection: string;
  readonly localNumbers: readonly string[];
  /** A short hash of the record's XML: whether it changed since it was read. */
  readonly fingerprint: string;
  /** When it was read, milliseconds since 1970. */
  readonly readAt: number;
  /** Why it could not be read, in Alma's words. */
  readonly problem: ReadProblem | undefined;
}
