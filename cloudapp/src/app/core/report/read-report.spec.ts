import fc from 'fast-check';

import type { Handle } from '../handle/handle';
import { printHandle } from '../handle/print-handle';
import { asMmsId } from '../identifiers/mms-id';
import { anyRows, aReportRow } from '../testing/report-rows';
import { readReport, type PreviousReport } from './read-report';
import { writeCabbReport, writeReport } from './write-report';

const A = asMmsId('991000000000000001');
const CABB =
  'MMS ID,Handle URL,dc:title,HTTP Status Code,Status Message,Final Redirect URL,' +
  'Returned Correct MMS ID,Titles Match!';
const cabbRow = (status: string, isItsOwn: string) =>
  `${CABB}\n${A},http://hdl.handle.net/12345/99,Letters,${status},x,https://a.example,${isItsOwn},N/A`;

function rowsOf(report: PreviousReport) {
  if (report.kind === 'unknown') throw new Error('Not read as a report.');
  return report.rows;
}

function problemsOf(report: PreviousReport) {
  if (report.kind === 'unknown') throw new Error('Not read as a report.');
  return report.problems;
}

describe('readReport', () => {
  it('reads what the app wrote, whatever stands in it', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const report = readReport(writeReport(rows));
        expect(report.kind).toBe('ours');
        expect(problemsOf(report)).toEqual([]);
        expect(rowsOf(report) as unknown).toEqual(
          rows.map(({ mms_id, title, handle, verdict, outcome }) => ({
            mmsId: mms_id,
            title,
            handle: handle === '' ? undefined : handle,
            isRight: ['', 'unchecked'].includes(verdict) ? undefined : verdict === 'right',
            outcome,
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('reads what the app wrote in the columns of CABB', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const clean = rows.map((row) => ({ ...row, handle: '12345/99' }));
        const print = (handle: string) =>
          printHandle(handle as Handle, 'http://hdl.handle.net/{handle}');
        const report = readReport(writeCabbReport(clean, print));
        expect(report.kind).toBe('cabb');
        expect(rowsOf(report).map(({ mmsId }) => mmsId as string)).toEqual(
          rows.map(({ mms_id }) => mms_id),
        );
        expect(rowsOf(report).every(({ handle }) => (handle as string) === '12345/99')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  const CABB_ROWS: readonly (readonly [status: string, own: string, isRight: unknown])[] = [
    ['200', 'TRUE', true],
    ['200', 'True', true],
    ['200', 'FALSE', false],
    ['200', 'N/A', undefined],
    ['404', 'N/A', false],
    ['404', '', false],
    ['0', 'N/A', undefined],
    ['503', 'N/A', undefined],
    ['503', 'TRUE', undefined],
    ['', '', undefined],
  ];

  for (const [status, own, isRight] of CABB_ROWS) {
    it(`takes ${status} with ${own} of CABB for ${String(isRight)}`, () => {
      expect(rowsOf(readReport(cabbRow(status, own)))).toEqual([
        {
          mmsId: A,
          title: 'Letters',
          handle: '12345/99' as Handle,
          isRight: isRight as boolean | undefined,
          outcome: undefined,
        },
      ]);
    });
  }

  it('reads the five columns of CABB’s first reports, which followed no handle to its end', () => {
    const header = CABB.split(',').slice(0, 5).join(',');
    const text = `${header}\n${A},http://hdl.handle.net/12345/99,Letters,200,OK\n,,,,\n`;

    expect(rowsOf(readReport(text)).map(({ isRight }) => isRight)).toEqual([undefined]);
    expect(problemsOf(readReport(text))).toEqual([]);
  });

  it('reads a report that was saved anew, in other columns, with semicolons', () => {
    const text = `Verdict;note;HANDLE; mms_id \nright;x;12345/99;${A}\n`;

    expect(rowsOf(readReport(text))).toEqual([
      { mmsId: A, title: '', handle: '12345/99' as Handle, isRight: true, outcome: undefined },
    ]);
  });

  it('names each row that it leaves out, but not a member that had no MMS ID then', () => {
    const rows = [
      aReportRow(),
      aReportRow({ mms_id: '' }),
      aReportRow({ verdict: 'fine' }),
      aReportRow({ mms_id: '9.91E+17' }),
      aReportRow(),
    ].map((row, i) => (i === 2 ? { ...row, mms_id: '991000000000000002' } : row));

    expect(problemsOf(readReport(writeReport(rows)))).toEqual([
      { line: 4, text: '991000000000000002', reason: 'unknown-verdict' },
      { line: 5, text: '9.91E+17', reason: 'not-an-id' },
      { line: 6, text: A, reason: 'twice' },
    ]);
  });

  it('knows what is no report', () => {
    for (const text of ['', 'MMS ID\n991000000000000001', 'a,b,c\n1,2,3', '{"kind":"ours"}']) {
      expect(readReport(text)).toEqual({ kind: 'unknown' });
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void readReport(`mms_id,handle,verdict\n${text}`)),
    );
  });
});
