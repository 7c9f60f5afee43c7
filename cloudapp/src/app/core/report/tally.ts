import { OUTCOMES, type Outcome } from '../outcome/outcome';
import { FINDINGS, RECORD_STATES, type Finding, type RecordState } from '../state/record-state';
import { VERDICTS, type Verdict } from '../verdict/verdict';
import type { ReportRow } from './report-row';

/** How many records of a report are of each kind; kinds without any are there with 0. */
export interface Tally {
  readonly records: number;
  readonly states: Readonly<Record<RecordState, number>>;
  /** A record may have several findings, or none. */
  readonly findings: Readonly<Record<Finding, number>>;
  /** `not-asked`: the report says nothing of the handle. */
  readonly verdicts: Readonly<Record<Verdict | 'not-asked', number>>;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** Counts the rows of a report: what a screen or a text says in numbers is what the file says. */
export function tallyRows(rows: readonly ReportRow[]): Tally {
  return {
    records: rows.length,
    states: count(
      RECORD_STATES,
      rows.map(({ state }) => state),
    ),
    findings: count(
      FINDINGS,
      rows.flatMap(({ findings }) => findings.split('; ')),
    ),
    verdicts: count(
      [...VERDICTS, 'not-asked'],
      rows.map(({ verdict }) => (verdict === '' ? 'not-asked' : verdict)),
    ),
    outcomes: count(
      OUTCOMES,
      rows.map(({ outcome }) => outcome),
    ),
  };
}

function count<Id extends string>(
  ids: readonly Id[],
  texts: readonly string[],
): Record<Id, number> {
  const met = new Map<string, number>();
  for (const text of texts) met.set(text, (met.get(text) ?? 0) + 1);
  return Object.fromEntries(ids.map((id) => [id, met.get(id) ?? 0])) as Record<Id, number>;
}
