import { writeCsv } from './cell';
import { REPORT_COLUMNS, type ReportRow } from './report-row';

/** The report as CSV, one row a record. */
export function writeReport(rows: readonly ReportRow[]): string {
  return writeCsv(
    REPORT_COLUMNS,
    rows.map((row) => REPORT_COLUMNS.map((column) => row[column])),
  );
}

/** MMS IDs, one a line, as Alma's *create set from file* takes them. */
export function writeMmsIdList(mmsIds: readonly string[]): string {
  return `${['MMS ID', ...mmsIds].join('\r\n')}\r\n`;
}

/** The columns that users of CABB know. */
const CABB_COLUMNS = [
  'MMS ID',
  'Handle URL',
  'dc:title',
  'HTTP Status Code',
  'Status Message',
  'Final Redirect URL',
  'Returned Correct MMS ID',
  'Titles Match!',
] as const;

/** What CABB would have met: a page, no such handle, or nothing that could be told. */
const CABB_STATUS: Readonly<Record<string, readonly [code: string, message: string]>> = {
  right: ['200', 'OK'],
  'wrong-site': ['200', 'OK'],
  'wrong-record': ['200', 'OK'],
  elsewhere: ['200', 'OK'],
  'no-url': ['200', 'OK'],
  unregistered: ['404', 'Not Found'],
};

/** The report in CABB's eight columns, for those who compare with it; records without handle included. */
export function writeCabbReport(
  rows: readonly ReportRow[],
  print: (handle: string) => string,
): string {
  const lines = rows.map((row) => {
    const [code, message] = CABB_STATUS[row.verdict] ?? ['N/A', 'Not checked'];
    return [
      row.mms_id,
      row.handle === '' ? '' : print(row.handle),
      row.title,
      code,
      message,
      row.target_url,
      isItsOwn(row),
      'N/A',
    ];
  });
  return writeCsv(CABB_COLUMNS, lines);
}

/** Only a page can be the record's own; CABB leaves the cell empty where there is no such handle. */
function isItsOwn({ verdict, mms_id, target_mms_id }: ReportRow): string {
  if (verdict === '' || verdict === 'unchecked') return 'N/A';
  if (verdict === 'unregistered') return '';
  return target_mms_id === mms_id ? 'TRUE' : 'FALSE';
}
