import type { RecordState } from '../record-state';
import { isConflicting } from './conflicting';
import { isCopyNeeded } from './copy-needed';
import { isForeign } from './foreign';
import { isLinked } from './linked';
import { isMalformed } from './malformed';
import { isMisplaced } from './misplaced';
import { isNone } from './none';
import { isNotDigital } from './not-digital';
import type { Rule } from './rule';
import { isTyped } from './typed';
import { isWrongFormat } from './wrong-format';

/**
 * States that a record has by itself: `unreadable` has no record, `duplicate` needs the set, and
 * `ready` is what remains.
 */
type OwnState = Exclude<RecordState, 'unreadable' | 'duplicate' | 'ready'>;

/** The rules in their order: the first that applies is the state. A new state does not compile until it is listed. */
export const RULES: Record<OwnState, Rule> = {
  linked: isLinked,
  'not-digital': isNotDigital,
  'wrong-format': isWrongFormat,
  conflicting: isConflicting,
  malformed: isMalformed,
  typed: isTyped,
  'copy-needed': isCopyNeeded,
  misplaced: isMisplaced,
  foreign: isForeign,
  none: isNone,
};
