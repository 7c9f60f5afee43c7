import fc from 'fast-check';

import { asMmsId } from '../identifiers/mms-id';
import { readReport, type PreviousRow } from '../report/read-report';
import { writeReport } from '../report/write-report';
import { anyRows, aReportRow } from '../testing/report-rows';
import { compareReports, type Change } from './compare-reports';

const ID = asMmsId('991000000000000001');
const then = (isRight: boolean | undefined): PreviousRow => ({
  mmsId: ID,
  title: 'Letters',
  handle: undefined,
  isRight,
  outcome: undefined,
});
const now = (verdict: string) => aReportRow({ mms_id: ID, verdict });

describe('compareReports', () => {
  const CASES: readonly (readonly [was: PreviousRow | undefined, is: string, Change])[] = [
    [then(true), 'right', 'unchanged'],
    [then(true), 'wrong-record', 'newly-broken'],
    [then(true), 'unregistered', 'newly-broken'],
    [then(true), 'unchecked', 'unchanged'],
    [then(true), '', 'unchanged'],
    [then(false), 'right', 'fixed'],
    [then(false), 'no-url', 'still-broken'],
    [then(false), 'unchecked', 'unchanged'],
    [then(undefined), 'right', 'unchanged'],
    [then(undefined), 'elsewhere', 'newly-broken'],
    [then(undefined), 'unchecked', 'unchanged'],
    [undefined, 'right', 'new'],
    [undefined, 'wrong-site', 'new'],
  ];

  for (const [was, is, change] of CASES) {
    const before = was === undefined ? 'not there' : String(was.isRight);
    it(`calls it ${change} when right was ${before} and the verdict is "${is}"`, () => {
      const { rows, counts } = compareReports(was === undefined ? [] : [was], [now(is)]);

      expect(rows.map((row) => row.change)).toEqual([change]);
      expect(counts[change]).toBe(1);
    });
  }

  it('calls another site newly broken only against a report that looked at sites', () => {
    const changeOf = (was: boolean | undefined, knewSites: boolean): Change | undefined =>
      compareReports([then(was)], [now('wrong-site')], knewSites).rows[0]?.change;

    expect(changeOf(true, true)).toBe('newly-broken');
    expect(changeOf(true, false)).toBe('unchanged');
    expect(changeOf(false, false)).toBe('still-broken');
    expect(changeOf(undefined, false)).toBe('newly-broken');
  });

  it('names a record that left the set, with what was known of it', () => {
    expect(compareReports([then(false)], []).rows).toEqual([
      {
        mmsId: ID,
        title: 'Letters',
        change: 'left-set',
        wasRight: false,
        isRight: undefined,
        previousHandle: '',
        handle: '',
      },
    ]);
  });

  it('finds nothing changed against the report of the same check', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const report = readReport(writeReport(rows));
        const { counts } = compareReports(report.kind === 'unknown' ? [] : report.rows, rows);
        const { unchanged, 'still-broken': broken, ...others } = counts;
        expect(unchanged + broken).toBe(rows.length);
        expect(Object.values(others)).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  it('counts every record of then and of now once', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const report = readReport(writeReport(before));
        const { rows, counts } = compareReports(report.kind === 'unknown' ? [] : report.rows, [
          ...after,
          ...after,
        ]);
        const all = new Set([...before, ...after].map(({ mms_id }) => mms_id));
        expect(new Set(rows.map(({ mmsId }) => mmsId as string))).toEqual(all);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.size);
        expect(rows.length).toBe(all.size);
      }),
    );
  });

  it('leaves out members without a readable id', () => {
    expect(compareReports([], [aReportRow({ mms_id: '' })]).rows).toEqual([]);
  });
});
