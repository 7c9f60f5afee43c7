import { type MmsId } from '../../core/identifiers/mms-id';
import { type BibRecord, type ReadProblem } from '../../core/record/bib-record';

/** Reads whole sets: members and records overlapped, as fast as Alma allows. */
export interface SetReader {
  /**
   * Every member of the set, once each; batches as they arrive, not in set order.
   * The last event is `end`. Holds no record that was handed out.
   * @throws AlmaError when the set itself cannot be read; the signal's reason when aborted.
   */
  readSet(setId: string, options: ReadOptions, signal?: AbortSignal): AsyncIterable<ReadEvent>;
  /** A list of MMS IDs as if it were a set; an id that stands twice counts once. */
  readList(
    mmsIds: readonly MmsId[],
    options: ReadOptions,
    signal?: AbortSignal,
  ): AsyncIterable<ReadEvent>;
  /**
   * Reads again only what could not be read, by id, or by position where the id is not known.
   * @param setId empty for a list
   */
  readAgain(
    setId: string,
    problems: readonly UnreadMember[],
    options: ReadOptions,
    signal?: AbortSignal,
  ): AsyncIterable<ReadEvent>;
}

export interface ReadOptions {
  /**
   * For which records Alma is asked whether they have digital inventory; one more call for 100
   * of them. A set of *Digital titles* needs it for none. @default none
   */
  readonly asksDigital?: (record: BibRecord) => boolean;
}

/** A member of the set, read. `position` counts from 0 in set order. */
export interface ReadRecord {
  readonly position: number;
  readonly mmsId: MmsId;
  readonly description: string;
  readonly record: BibRecord;
}

/** A member of the set that could not be read, and why. */
export interface UnreadMember {
  readonly position: number;
  /** `undefined`: even its id could not be read. */
  readonly mmsId: MmsId | undefined;
  readonly description: string;
  readonly problem: ReadProblem;
  /** Whether reading it again may help: no answer of Alma's own stood in the way of it. */
  readonly mayReadLater: boolean;
}

export type ReadEvent =
  | { readonly kind: 'size'; readonly size: number }
  | {
      readonly kind: 'batch';
      readonly read: readonly ReadRecord[];
      readonly unread: readonly UnreadMember[];
    }
  | { readonly kind: 'end'; readonly summary: ReadSummary };

/** What was read in all. Nothing is missing when `isComplete`; what could not be read counts as named. */
export interface ReadSummary {
  /** Members as the set said at the start. */
  readonly sizeAtStart: number;
  /** Members as its pages said at last. */
  readonly sizeAtEnd: number;
  readonly read: number;
  readonly unread: number;
  /** Members that stood in the pages more than once; each was counted once. */
  readonly repeated: number;
  /** Whether every member that the set says it has was read or named. */
  readonly isComplete: boolean;
}
