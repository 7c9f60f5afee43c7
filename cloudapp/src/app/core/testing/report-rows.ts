import fc from 'fast-check';

import { asMmsId } from '../identifiers/mms-id';
import { OUTCOMES } from '../outcome/outcome';
import type { ReportRow } from '../report/report-row';
import { FINDINGS, RECORD_STATES } from '../state/record-state';
import { VERDICTS } from '../verdict/verdict';

/** A whole, ordinary row; a test names only what matters to it. */
export function aReportRow(overrides: Partial<ReportRow> = {}): ReportRow {
  return {
    mms_id: '991000000000000001',
    title: 'Letters',
    format: 'dcap01',
    state: 'ready',
    findings: '',
    handle: '12345/99',
    field: 'dc:identifier',
    verdict: 'right',
    target_mms_id: '991000000000000001',
    target_url: 'https://college.example/discovery/fulldisplay/alma991000000000000001/01COL:VIEW',
    checked_at: '2026-01-31T12:00:00.000Z',
    outcome: 'works',
    ...overrides,
  };
}

const anyMmsId = fc
  .bigInt({ min: 10n ** 11n, max: 10n ** 12n - 1n })
  .map((number) => asMmsId(`99${String(number)}4641`));

/** Texts as titles are: anything, and what spreadsheets take for something else. */
export const anyTitle = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=HYPERLINK("http://example.org")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tTab',
    '\rReturn',
    "'=quoted",
    "''",
    '<img src=x onerror=alert(1)>',
    'שלום, world; "quoted"',
    'one\ntwo\r\nthree',
    '😀 ＂wide＂',
    '',
  ),
);

const anyHandle = fc
  .tuple(fc.constantFrom('12345', '20.500.1'), fc.string({ unit: 'grapheme', minLength: 1 }))
  .filter(([, suffix]) => suffix.trim() !== '')
  .map(([prefix, suffix]) => `${prefix}/${suffix}`);

/** Rows of a report, each record once, with any texts in them. */
export const anyRows = fc.uniqueArray(
  fc
    .record({
      mms_id: anyMmsId,
      title: anyTitle,
      state: fc.constantFrom(...RECORD_STATES),
      findings: fc.subarray([...FINDINGS]).map((findings) => findings.join('; ')),
      handle: fc.oneof(fc.constant(''), anyHandle),
      verdict: fc.constantFrom('', ...VERDICTS),
      outcome: fc.constantFrom(...OUTCOMES),
    })
    .map(aReportRow),
  { selector: ({ mms_id }) => mms_id },
);
