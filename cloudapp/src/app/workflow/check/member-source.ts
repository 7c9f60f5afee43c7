import type { MmsId } from '../../core/identifiers/mms-id';
import type { RecordInput } from '../../core/state/judge-record';

/** Where the records of a check come from: a set, or a list of MMS IDs. */
export interface MemberSource {
  /**
   * Every member with its record, or with why there is none; in any order, each position once.
   * @throws AlmaError when nothing more can be read at all
   */
  read(signal: AbortSignal): AsyncIterable<MemberBatch>;
  /** Only these again. */
  readAgain(members: readonly MemberToRead[], signal: AbortSignal): AsyncIterable<MemberBatch>;
  /** Sends nothing more until `resume`; what is on its way comes in. */
  pause(): void;
  resume(): void;
}

export interface MemberBatch {
  readonly records: readonly RecordInput[];
  /** How many there are to read in all, as far as is known by now. */
  readonly total: number;
  /** Members that stood in the pages more than once, so far. */
  readonly twice: number;
}

/** A member that could not be read: its place, and its id where that is known. */
export interface MemberToRead {
  readonly position: number;
  readonly mmsId: MmsId | undefined;
}
