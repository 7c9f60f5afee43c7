import type { Outcome } from '../outcome/outcome';
import type { JudgedRecord } from '../state/judged-record';
import type { HandleVerdict } from '../verdict/verdict';

/** The columns of a report, in their order. */
export const REPORT_COLUMNS = [
  'mms_id',
  'title',
  'format',
  'state',
  'findings',
  'handle',
  'field',
  'verdict',
  'target_mms_id',
  'target_url',
  'checked_at',
  'outcome',
] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** One record as a report tells of it: ids, never translated words. */
export type ReportRow = Readonly<Record<ReportColumn, string>>;

/** @param verdict `undefined` when its handle was not asked for: those columns stay empty */
export function reportRow(
  record: JudgedRecord,
  verdict: HandleVerdict | undefined,
  outcome: Outcome,
): ReportRow {
  const hasId = record.mmsId !== undefined;
  const findings = hasId ? record.findings : [`position ${String(record.position + 1)}`];
  return {
    mms_id: record.mmsId ?? '',
    title: record.title,
    format: record.format,
    state: record.state,
    findings: findings.join('; '),
    handle: record.handle ?? '',
    field: record.field,
    verdict: verdict?.verdict ?? '',
    target_mms_id: verdict?.targetMmsId ?? '',
    target_url: verdict?.targetUrl ?? '',
    checked_at: verdict === undefined ? '' : new Date(verdict.checkedAt).toISOString(),
    outcome,
  };
}

const NO_PROBLEM: readonly Outcome[] = ['works', 'not-ours'];

/** Whether a record needs somebody to do something, as far as is known. */
export function isProblem(record: JudgedRecord, outcome: Outcome): boolean {
  if (outcome === 'not-checked') return record.state !== 'ready';
  return !NO_PROBLEM.includes(outcome);
}
