import type { ReportRow } from './report-row';
import { tallyRows, type Tally } from './tally';

/** The version of the form. */
const CHECK_REPORT_VERSION = 1;

/** A check of a set or list, whole, for other programs. */
export interface CheckForReport {
  /** Empty for a list of MMS IDs. */
  readonly setId: string;
  readonly name: string;
  /** How many members Alma said there are; for a list its length. */
  readonly size: number;
  /** `done`, `cancelled` or `failed`. */
  readonly phase: string;
  /** The same of the handles; `idle` where they were not asked. */
  readonly handlesPhase: string;
  /** When the report is written, milliseconds since 1970. */
  readonly writtenAt: number;
  readonly rows: readonly ReportRow[];
}

/** What the file holds. */
interface CheckReport extends Omit<CheckForReport, 'writtenAt'> {
  readonly kind: 'check';
  readonly version: typeof CHECK_REPORT_VERSION;
  /** ISO 8601, UTC. */
  readonly writtenAt: string;
  readonly counts: Tally;
}

/** The report of a check as JSON: the rows of the CSV, ids and not words, and their numbers. */
export function writeCheckReport(check: CheckForReport): string {
  const { rows, writtenAt, ...about } = check;
  const report: CheckReport = {
    kind: 'check',
    version: CHECK_REPORT_VERSION,
    ...about,
    writtenAt: new Date(writtenAt).toISOString(),
    counts: tallyRows(rows),
    rows,
  };
  return `${JSON.stringify(report, undefined, 1)}\n`;
}
