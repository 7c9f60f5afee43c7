import type { MmsId } from '../../core/identifiers/mms-id';
import { fingerprintOf } from '../../core/state/fingerprint';

/** A hash over a set's members, whatever their order: equal members, equal hash. */
export function membersHash(mmsIds: readonly MmsId[]): string {
  return `${String(mmsIds.length)}.${fingerprintOf([...mmsIds].sort().join(' '))}`;
}
