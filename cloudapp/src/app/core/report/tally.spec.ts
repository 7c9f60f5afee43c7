import fc from 'fast-check';

import { anyRows, aReportRow } from '../testing/report-rows';
import { tallyRows } from './tally';

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('tallyRows', () => {
  it('counts what rows say, kinds without any included', () => {
    const tally = tallyRows([
      aReportRow({ findings: 'bare; twice' }),
      aReportRow({ state: 'none', verdict: '', findings: 'bare', outcome: 'needs-handle' }),
    ]);

    expect(tally.records).toBe(2);
    expect([tally.states.ready, tally.states.none, tally.states.typed]).toEqual([1, 1, 0]);
    expect([tally.findings.bare, tally.findings.twice, tally.findings.https]).toEqual([2, 1, 0]);
    expect([tally.verdicts.right, tally.verdicts['not-asked']]).toEqual([1, 1]);
    expect([tally.outcomes.works, tally.outcomes['needs-handle']]).toEqual([1, 1]);
  });

  it('counts each record once by state, verdict and outcome', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { records, states, verdicts, outcomes } = tallyRows(rows);
        expect([records, total(states), total(verdicts), total(outcomes)]).toEqual(
          new Array<number>(4).fill(rows.length),
        );
      }),
    );
  });
});
