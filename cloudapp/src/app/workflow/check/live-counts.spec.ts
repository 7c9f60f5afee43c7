import { FINDINGS, RECORD_STATES } from '../../core/state/record-state';
import { aBib, judged } from '../../core/testing/a-bib';
import { LiveCounts } from './live-counts';

describe('LiveCounts', () => {
  const zeros = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 0]));

  it('counts states and findings as records come and go', () => {
    const counts = new LiveCounts();
    const [ready, broken] = [judged(aBib({ suppressed: true })), judged(aBib({ xml: '<' }))];
    const none = { states: zeros(RECORD_STATES), findings: zeros(FINDINGS) };
    expect(counts.counts as object).toEqual(none);

    counts.add(ready);
    counts.add(ready);
    counts.add(broken);

    const before = counts.counts;
    expect(before as object).toEqual({
      states: { ...none.states, ready: 2, unreadable: 1 },
      findings: { ...none.findings, suppressed: 2 },
    });
    counts.remove(ready);
    counts.remove(broken);
    expect(counts.counts as object).toEqual({
      states: { ...none.states, ready: 1 },
      findings: { ...none.findings, suppressed: 1 },
    });
    // What was told before stays what it was.
    expect(before.states.ready).toBe(2);
    expect(before.findings.suppressed).toBe(2);
  });
});
