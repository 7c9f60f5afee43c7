import { foldHandle } from '../handle/same-handle';
import type { JudgedRecord } from './judged-record';
import { RECORD_STATES } from './record-state';

const DUPLICATE_RANK = RECORD_STATES.indexOf('duplicate');

/** Which records of a set bear which handle; grows as records come in. */
export class HandleBearers {
  /** Folded handle → positions, in the order in which they came. */
  private readonly bearers = new Map<string, number[]>();
  private readonly ids = new Map<number, string | undefined>();

  /** @returns positions whose record now shares a handle with another, this one included. */
  add(record: JudgedRecord): readonly number[] {
    this.ids.set(record.position, record.mmsId);
    const touched = new Set<number>();
    for (const folded of new Set(record.handles.map(({ handle }) => foldHandle(handle)))) {
      const positions = this.bearers.get(folded);
      if (positions === undefined) {
        this.bearers.set(folded, [record.position]);
        continue;
      }
      // The same record twice in a set does not share its handle with anybody.
      const others = positions.filter((other) => this.ids.get(other) !== record.mmsId);
      if (others.length > 0) for (const other of [...others, record.position]) touched.add(other);
      positions.push(record.position);
    }
    return [...touched];
  }

  /** Positions of the records that bear this handle. */
  positionsOf(handle: Parameters<typeof foldHandle>[0]): readonly number[] {
    return this.bearers.get(foldHandle(handle)) ?? [];
  }
}

/** The record as one of several with the same handle, unless an earlier rule applied to it. */
export function asDuplicate(record: JudgedRecord): JudgedRecord {
  const isEarlier = RECORD_STATES.indexOf(record.state) <= DUPLICATE_RANK;
  return isEarlier ? record : { ...record, state: 'duplicate' };
}

/** The records of a whole set, with those marked that share a handle with another. */
export function markDuplicates(records: readonly JudgedRecord[]): readonly JudgedRecord[] {
  const bearers = new HandleBearers();
  const shared = new Set(records.flatMap((record) => bearers.add(record)));
  return records.map((record) => (shared.has(record.position) ? asDuplicate(record) : record));
}
