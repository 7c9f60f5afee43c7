import type { Change } from '../../core/compare/compare-reports';
import type { Outcome } from '../../core/outcome/outcome';
import type { RecordState } from '../../core/state/record-state';
import type { Verdict } from '../../core/verdict/verdict';
import type { IconName } from './icon';

/** How something looks: a tone and a shape, so that colour never speaks alone. */
export interface Look {
  readonly tone: 'good' | 'warn' | 'bad' | 'info' | 'idle';
  readonly icon: IconName;
}

const GOOD: Look = { tone: 'good', icon: 'check' };
const BAD: Look = { tone: 'bad', icon: 'cross' };
const WARN: Look = { tone: 'warn', icon: 'warning' };
const INFO: Look = { tone: 'info', icon: 'play' };
const WAIT: Look = { tone: 'info', icon: 'clock' };
const REPAIR: Look = { tone: 'warn', icon: 'repair' };
const IDLE: Look = { tone: 'idle', icon: 'info' };
const UNKNOWN: Look = { tone: 'idle', icon: 'question' };

export const STATE_LOOKS: Record<RecordState, Look> = {
  unreadable: BAD,
  linked: IDLE,
  'not-digital': IDLE,
  'wrong-format': WARN,
  conflicting: BAD,
  duplicate: BAD,
  malformed: REPAIR,
  typed: REPAIR,
  'copy-needed': INFO,
  misplaced: WARN,
  foreign: IDLE,
  none: UNKNOWN,
  ready: GOOD,
};

export const VERDICT_LOOKS: Record<Verdict, Look> = {
  right: GOOD,
  'wrong-site': WARN,
  'wrong-record': BAD,
  elsewhere: WARN,
  unregistered: BAD,
  'no-url': BAD,
  unchecked: UNKNOWN,
};

export const OUTCOME_LOOKS: Record<Outcome, Look> = {
  'look-at-record': WARN,
  'not-ours': IDLE,
  'needs-handle': UNKNOWN,
  works: GOOD,
  'repair-first': REPAIR,
  'not-checked': UNKNOWN,
  wait: WAIT,
  'ask-ex-libris': BAD,
  'run-workflow': INFO,
};

export const CHANGE_LOOKS: Record<Change, Look> = {
  'newly-broken': BAD,
  fixed: GOOD,
  'still-broken': WARN,
  'left-set': IDLE,
  new: UNKNOWN,
  unchanged: IDLE,
};
