import { foldHandle } from '../../core/handle/same-handle';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { fingerprintOf } from '../../core/state/fingerprint';

/** A hash over a set's members, whatever their order: equal members, equal hash. */
export function membersHash(mmsIds: readonly MmsId[]): string {
  return `${String(mmsIds.length)}.${fingerprintOf([...mmsIds].sort().join(' '))}`;
}

/** A hash over which title bears which handle, wherever in the record it stands. */
export function handlesHash(records: readonly JudgedRecord[]): string {
  const pairs = records.map(
    ({ mmsId = '', handle }) => `${mmsId} ${handle === undefined ? '' : foldHandle(handle)}`,
  );
  return `${String(pairs.length)}.${fingerprintOf(pairs.sort().join('\n'))}`;
}
