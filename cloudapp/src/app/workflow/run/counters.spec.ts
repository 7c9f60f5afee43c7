import { DEFAULT_COUNTERS } from '../../core/configuration/defaults';
import { numbersOf } from './counters';

const NAMES = { ...DEFAULT_COUNTERS, processed: ['Records processed', 'c.done'], failed: [] };
const counter = (label: string, value: number, code = '') => ({ label, value, code });

describe('the numbers of a run', () => {
  it('are found by Alma’s words or codes, whatever case and white space', () => {
    const counters = [
      counter(' records   PROCESSED ', 5),
      counter('Traités', 3, 'Records skipped'),
      counter('Records failed', 1),
    ];

    expect(numbersOf(counters, NAMES)).toEqual({ processed: 5, skipped: 3 });
    expect(numbersOf([counter('x', 7, 'C.DONE')], NAMES)).toEqual({ processed: 7 });
  });

  it('are known of a counter shown twice only where both agree', () => {
    const [five, six] = [counter('Records processed', 5), counter('', 6, 'c.done')];

    expect(numbersOf([five, five], NAMES)).toEqual({ processed: 5 });
    expect(numbersOf([five, six], NAMES)).toEqual({});
  });
});
