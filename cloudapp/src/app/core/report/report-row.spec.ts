import { asMmsId } from '../identifiers/mms-id';
import { OUTCOMES } from '../outcome/outcome';
import { judgeRecord } from '../state/judge-record';
import { aBib, aConfiguration, aDcRecord, judged } from '../testing/a-bib';
import { aReportRow } from '../testing/report-rows';
import { VERDICTS, type HandleVerdict } from '../verdict/verdict';
import { isProblem, REPORT_COLUMNS, reportRow } from './report-row';
import { writeCabbReport, writeMmsIdList, writeReport } from './write-report';

const VERDICT: HandleVerdict = {
  verdict: 'wrong-record',
  targetUrl: 'https://a.example/discovery/fulldisplay/alma991000000000000002/V',
  targetMmsId: asMmsId('991000000000000002'),
  checkedAt: Date.UTC(2026, 0, 31, 12),
  authoritative: true,
  reason: undefined,
};

describe('reportRow', () => {
  it('tells all of a record whose handle was asked', () => {
    expect(reportRow(judged(aBib()), VERDICT, 'run-workflow')).toEqual({
      mms_id: '991000000000000001',
      title: 'Letters',
      format: 'dcap01',
      state: 'ready',
      findings: '',
      handle: '12345/99',
      field: 'dc:identifier',
      verdict: 'wrong-record',
      target_mms_id: '991000000000000002',
      target_url: VERDICT.targetUrl,
      checked_at: '2026-01-31T12:00:00.000Z',
      outcome: 'run-workflow',
    });
  });

  it('leaves the columns of the handle empty where it was not asked', () => {
    const row = reportRow(judged(aBib()), undefined, 'not-checked');

    expect([row.verdict, row.target_mms_id, row.target_url, row.checked_at]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  it('keeps the row of a member without a readable id, with its position', () => {
    const member = judgeRecord(
      { mmsId: undefined, bib: undefined, position: 41, readAt: 0 },
      aConfiguration(),
    );
    const row = reportRow(member, undefined, 'look-at-record');

    expect([row.mms_id, row.state, row.findings]).toEqual(['', 'unreadable', 'position 42']);
  });

  it('joins findings as a list', () => {
    const fields = '<dc:identifier>12345/99</dc:identifier>'.repeat(2);
    const { findings } = reportRow(
      judged(aBib({ xml: aDcRecord(fields), suppressed: true })),
      undefined,
      'not-checked',
    );

    expect(findings.split('; ').sort()).toEqual(['bare', 'suppressed', 'twice']);
  });

  it('is a problem unless it works, is not ours, or is ready and was not asked', () => {
    const ready = judged(aBib());
    const none = judged(aBib({ xml: aDcRecord('') }));

    expect(OUTCOMES.filter((outcome) => !isProblem(ready, outcome))).toEqual([
      'not-ours',
      'works',
      'not-checked',
    ]);
    expect(isProblem(none, 'not-checked')).toBe(true);
  });
});

describe('files of a check', () => {
  it('have the columns in their order', () => {
    expect(writeReport([])).toBe(`\ufeff${REPORT_COLUMNS.join(',')}\r\n`);
    expect(REPORT_COLUMNS.join(',')).toBe(
      'mms_id,title,format,state,findings,handle,field,verdict,target_mms_id,target_url,checked_at,outcome',
    );
  });

  it('list MMS IDs as Alma takes them', () => {
    expect(writeMmsIdList(['991', '992'])).toBe('MMS ID\r\n991\r\n992\r\n');
  });

  it('say in CABB’s columns what CABB would have met', () => {
    const rows = [...VERDICTS, ''].map((verdict) =>
      aReportRow({
        verdict,
        title: '=A, B',
        target_mms_id: ['right', 'wrong-site'].includes(verdict) ? '991000000000000001' : '',
        target_url: '',
      }),
    );
    const [header, ...lines] = writeCabbReport(rows, (handle) => `http://hdl.handle.net/${handle}`)
      .trimEnd()
      .split('\r\n');
    const start = `991000000000000001,http://hdl.handle.net/12345/99,"'=A, B",`;

    expect(header).toBe(
      '\ufeffMMS ID,Handle URL,dc:title,HTTP Status Code,Status Message,Final Redirect URL,' +
        'Returned Correct MMS ID,Titles Match!',
    );
    expect(lines).toEqual([
      `${start}200,OK,,TRUE,N/A`,
      `${start}200,OK,,TRUE,N/A`,
      `${start}200,OK,,FALSE,N/A`,
      `${start}200,OK,,FALSE,N/A`,
      `${start}404,Not Found,,,N/A`,
      `${start}200,OK,,FALSE,N/A`,
      `${start}N/A,Not checked,,N/A,N/A`,
      `${start}N/A,Not checked,,N/A,N/A`,
    ]);
  });
});
