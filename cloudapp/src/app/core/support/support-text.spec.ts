import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';

import { readReport } from '../report/read-report';
import { tallyRows } from '../report/tally';
import { writeReport } from '../report/write-report';
import { anyRows, aReportRow } from '../testing/report-rows';
import { VERDICTS } from '../verdict/verdict';
import { supportText, type Say, type SupportCase } from './support-text';

const WORDS = JSON.parse(readFileSync('i18n/en.json', 'utf8')) as Record<string, unknown>;

/** Says the app's own English sentences; an unknown key or a missing parameter throws. */
const say: Say = (key, params) => {
  const words = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], WORDS);
  if (typeof words !== 'string') throw new Error(`No sentence "${key}".`);
  return String(new IntlMessageFormat(words, 'en').format(params));
};

function aCase(overrides: Partial<SupportCase> = {}): SupportCase {
  return {
    institution: '01COL_INST',
    setName: 'First batch',
    setSize: 6040,
    rows: [],
    backgroundHandles: new Map(),
    runs: [],
    ...overrides,
  };
}

describe('supportText', () => {
  it('tells somebody who was not there what happened and what is asked for', () => {
    const text = supportText(
      aCase({
        rows: [
          aReportRow({
            mms_id: '991011591572804641',
            title: 'Two\r\nparts',
            handle: '12345/11789',
            verdict: 'wrong-record',
            target_mms_id: '991011591572104641',
            target_url: 'https://college.example/discovery/fulldisplay/alma991011591572104641/V',
          }),
          aReportRow({
            mms_id: '991011507293904641',
            title: '',
            handle: '12345/99',
            verdict: 'unregistered',
            target_mms_id: '',
            target_url: '',
            checked_at: '2026-01-31T12:09:00.000Z',
          }),
        ],
        backgroundHandles: new Map([['991011507293904641', '12345/1742400039']]),
        runs: [
          { name: 'DG Handle Migration', processId: '7335859190004641', endedAt: 0 },
          {
            name: 'Handle Integration',
            processId: '7336725260004641',
            endedAt: Date.UTC(2026, 0, 31, 11, 30),
          },
        ],
      }),
      say,
    );

    expect(text).toBe(`Subject: 2 handles that do not lead to their records (01COL_INST)

Dear Ex Libris support,
in our set “First batch” of 6,040 titles, 2 handles do not lead to their records in Primo. Each of these handles is in the metadata of its record; it has been printed and cited, so it must not be replaced by a new number.

These jobs ran on the set, in this order:
- DG Handle Migration: process ID 7335859190004641
- Handle Integration: process ID 7336725260004641, ended 2026-01-31 11:30 UTC

We asked the handle server between 2026-01-31 12:00 UTC and 2026-01-31 12:09 UTC what each handle leads to. It gave these answers:

1 handle leads to another record:
- MMS ID 991011591572804641, “Two parts”: handle 12345/11789 in the metadata. The handle leads to MMS ID 991011591572104641. Registered address: https://college.example/discovery/fulldisplay/alma991011591572104641/V

1 handle is not known to the handle server:
- MMS ID 991011507293904641, “no title”: handle 12345/99 in the metadata. Alma holds another handle identifier for this record: 12345/1742400039.

We ask you for two things:
1. Please make the handle in the metadata the handle identifier of each of these 2 records in Alma, and remove any other handle identifier that stands in its way.
2. Please register these 2 handles so that each leads to the record that bears it, and tell us when that is done, so that we can check.

Thank you.
`);
  });

  it('says so when no job ran and no handle was asked for', () => {
    const text = supportText(
      aCase({ rows: [aReportRow({ verdict: '', checked_at: '', handle: '' })] }),
      say,
    );

    expect(text).toContain('We have not run the handle jobs on this set yet.');
    expect(text).toContain('The handle server was not asked about these records:');
    expect(text).toContain('handle none in the metadata');
  });

  it('gives the numbers that the report and its count give', () => {
    const only: Say = (key, params) =>
      key.startsWith('supportText.verdict.') ? `${key}=${String(params?.['n'])}` : say(key, params);
    fc.assert(
      fc.property(anyRows, (rows) => {
        const text = supportText(aCase({ rows }), only);
        const { verdicts } = tallyRows(rows);
        for (const verdict of [...VERDICTS, 'not-asked'] as const) {
          const said = new RegExp(`^supportText\\.verdict\\.${verdict}=(\\d+)$`, 'm').exec(text);
          expect(Number(said?.[1] ?? 0)).toBe(verdicts[verdict]);
        }
        const listed = [...text.matchAll(/^- MMS ID (\d+), /gm)].map(([, mmsId]) => mmsId);
        expect(listed.sort()).toEqual(rows.map(({ mms_id }) => mms_id).sort());
        const report = readReport(writeReport(rows));
        expect(report.kind === 'unknown' ? -1 : report.rows.length).toBe(listed.length);
      }),
      { numRuns: 200 },
    );
  });
});
