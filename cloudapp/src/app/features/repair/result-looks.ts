import type { RepairResult } from '../../workflow/repair/repair-result';
import type { Look } from '../ui/tones';

const GOOD: Look = { tone: 'good', icon: 'check' };
const IDLE: Look = { tone: 'idle', icon: 'info' };
const WARN: Look = { tone: 'warn', icon: 'warning' };
const BAD: Look = { tone: 'bad', icon: 'cross' };

/** How the end of a repair looks. */
export const RESULT_LOOKS: Record<RepairResult, Look> = {
  done: GOOD,
  'done-respelled': GOOD,
  'already-there': GOOD,
  waiting: IDLE,
  writing: { tone: 'info', icon: 'play' },
  'awaits-confirmation': { tone: 'idle', icon: 'pause' },
  changed: WARN,
  refused: WARN,
  'not-written': WARN,
  unverified: WARN,
  unreadable: WARN,
  unauthorized: BAD,
  differs: BAD,
};
