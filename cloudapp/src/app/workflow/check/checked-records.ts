import { asDuplicate, HandleBearers } from '../../core/state/judge-set';
import type { JudgedRecord } from '../../core/state/judged-record';
import { LiveCounts, type CheckCounts } from './live-counts';

/** How many records came, and how many did not. */
interface RecordNumbers {
  readonly read: number;
  readonly unreadable: number;
  /** Those of the unreadable that may come when they are read again. */
  readonly mayReadLater: number;
}

/** The records of a check by their places in the set, and what they add up to. */
export class CheckedRecords {
  /** Which records of the set bear which handle. */
  readonly bearers = new HandleBearers();
  private readonly live = new LiveCounts();
  private readonly byPosition: (JudgedRecord | undefined)[] = [];
  /** Positions of unreadable members that may be read another time. */
  private readonly later = new Set<number>();
  private known = 0;
  private unreadable = 0;
  private changes = 0;
  private kept: { readonly revision: number; readonly all: readonly JudgedRecord[] } = {
    revision: -1,
    all: [],
  };

  constructor(
    /** Hears of every record as it is filed, and again when another makes it a duplicate. */
    private readonly onRecord: (record: JudgedRecord) => void,
  ) {}

  /** Grows with every change. */
  get revision(): number {
    return this.changes;
  }

  /** Every record so far, in set order. */
  get all(): readonly JudgedRecord[] {
    if (this.kept.revision !== this.changes) {
      const all = this.byPosition.filter((record) => record !== undefined);
      this.kept = { revision: this.changes, all };
    }
    return this.kept.all;
  }

  get counts(): CheckCounts {
    return this.live.counts;
  }

  get numbers(): RecordNumbers {
    const { known, unreadable, later } = this;
    return { read: known - unreadable, unreadable, mayReadLater: later.size };
  }

  /**
   * Files a record in its place; those that bear its handle, too, become duplicates with it.
   * @param mayReadLater whether an unreadable one may come when it is read again
   */
  put(record: JudgedRecord, mayReadLater = false): void {
    if (mayReadLater) this.later.add(record.position);
    else this.later.delete(record.position);
    this.replace(record);
    for (const position of this.bearers.add(record)) {
      const other = this.byPosition[position];
      if (other !== undefined) this.replace(asDuplicate(other));
    }
  }

  private replace(record: JudgedRecord): void {
    const former = this.byPosition[record.position];
    if (former === record) return;
    if (former === undefined) this.known++;
    else this.live.remove(former);
    if (former?.state === 'unreadable') this.unreadable--;
    if (record.state === 'unreadable') this.unreadable++;
    this.byPosition[record.position] = record;
    this.live.add(record);
    this.onRecord(record);
    this.changes++;
  }
}
