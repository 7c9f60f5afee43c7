import { REPORT_COLUMNS } from './report-row';
import { aReportRow } from '../testing/report-rows';
import { writeCheckReport } from './check-report';

describe('the report of a check as JSON', () => {
  const rows = [
    aReportRow({ title: '=1+1 "quoted"\n🎺' }),
    aReportRow({ state: 'typed', verdict: '', outcome: 'repair-first' }),
  ];
  const text = writeCheckReport({
    setId: '593',
    name: 'Letters',
    size: 3,
    phase: 'done',
    handlesPhase: 'cancelled',
    writtenAt: Date.UTC(2026, 0, 31, 12),
    rows,
  });

  it('holds every row of the CSV, its cells unchanged', () => {
    const { rows: read } = JSON.parse(text) as { rows: unknown[] };

    expect(read).toEqual(rows);
    expect(Object.keys(rows[0]!).sort()).toEqual([...REPORT_COLUMNS].sort());
  });

  it('counts what its rows say, and says of what and when it is', () => {
    const report = JSON.parse(text) as Record<string, unknown>;

    expect(report).toEqual(
      jasmine.objectContaining({
        kind: 'check',
        version: 1,
        setId: '593',
        name: 'Letters',
        size: 3,
        phase: 'done',
        handlesPhase: 'cancelled',
        writtenAt: '2026-01-31T12:00:00.000Z',
      }),
    );
    const { counts } = report as { counts: { records: number; outcomes: object; states: object } };
    expect(counts.records).toBe(2);
    expect(counts.states).toEqual(jasmine.objectContaining({ ready: 1, typed: 1 }));
    expect(counts.outcomes).toEqual(jasmine.objectContaining({ works: 1, 'repair-first': 1 }));
  });
});
