import type { ReportRow } from '../report/report-row';
import { VERDICTS, type Verdict } from '../verdict/verdict';

/** Says a sentence of i18n/ in the person's language. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** A run of a job on the set; whoever reads the text finds it by its process id. */
export interface SupportRun {
  readonly name: string;
  readonly processId: string;
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly endedAt: number;
}

/** What a support case is about. */
export interface SupportCase {
  /** e.g. `01COL_INST` */
  readonly institution: string;
  readonly setName: string;
  /** How many titles the set has. */
  readonly setSize: number;
  /** The records to ask about, as the report tells of them. */
  readonly rows: readonly ReportRow[];
  /** Alma's other handle for a record, where an event report named it, by MMS ID. */
  readonly backgroundHandles: ReadonlyMap<string, string>;
  readonly runs: readonly SupportRun[];
}

/** In the order of the text: first what leads astray, last what is not known. */
const ORDER: readonly (Verdict | 'not-asked')[] = [
  'wrong-record',
  'wrong-site',
  'elsewhere',
  'unregistered',
  'no-url',
  'right',
  'unchecked',
  'not-asked',
];

/**
 * A text for a support case with Ex Libris: what happened, which jobs ran, which records, what each
 * handle leads to, and what is asked for. Plain text that stands by itself.
 */
export function supportText(about: SupportCase, say: Say): string {
  const n = about.rows.length;
  const paragraphs = [
    [say('supportText.subject', { n, institution: oneLine(about.institution) })],
    [
      say('supportText.greeting'),
      say('supportText.story', { n, set: oneLine(about.setName), size: about.setSize }),
    ],
    about.runs.length === 0
      ? [say('supportText.noRuns')]
      : [say('supportText.runs'), ...about.runs.map((run) => runLine(run, say))],
    [checkedLine(about.rows, say)],
    ...ORDER.map((verdict) => group(verdict, about, say)).filter((lines) => lines.length > 0),
    [
      say('supportText.ask'),
      `1. ${say('supportText.askIdentifier', { n })}`,
      `2. ${say('supportText.askRegister', { n })}`,
    ],
    [say('supportText.thanks')],
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The records of one verdict under its heading; nothing where there are none. */
function group(
  verdict: Verdict | 'not-asked',
  { rows, backgroundHandles }: SupportCase,
  say: Say,
): readonly string[] {
  const own = rows.filter((row) => verdictOf(row) === verdict);
  if (own.length === 0) return [];
  return [
    say(`supportText.verdict.${verdict}`, { n: own.length }),
    ...own.map((row) => recordLine(row, backgroundHandles.get(row.mms_id), say)),
  ];
}

function recordLine(row: ReportRow, background: string | undefined, say: Say): string {
  const parts = [
    say('supportText.record', {
      mmsId: row.mms_id,
      title: row.title.trim() === '' ? say('supportText.noTitle') : oneLine(row.title),
      handle: row.handle === '' ? say('supportText.noHandle') : oneLine(row.handle),
    }),
    ...(row.target_mms_id === '' ? [] : [say('supportText.leadsTo', { mmsId: row.target_mms_id })]),
    ...(row.target_url === ''
      ? []
      : [say('supportText.address', { url: oneLine(row.target_url) })]),
    ...(background === undefined
      ? []
      : [say('supportText.background', { handle: oneLine(background) })]),
  ];
  return `- ${parts.join(' ')}`;
}

function runLine({ name, processId, endedAt }: SupportRun, say: Say): string {
  const process = oneLine(processId);
  const job = oneLine(name);
  return endedAt === 0
    ? `- ${say('supportText.run', { job, process })}`
    : `- ${say('supportText.runEnded', { job, process, time: minute(endedAt) })}`;
}

/** When the handles were asked: the first and the last time, for a check takes minutes. */
function checkedLine(rows: readonly ReportRow[], say: Say): string {
  const times = rows
    .map(({ checked_at: at }) => Date.parse(at))
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b)
    .map(minute);
  const [from] = times;
  const to = times.at(-1);
  if (from === undefined || to === undefined) return say('supportText.notChecked');
  return from === to
    ? say('supportText.checkedAt', { time: from })
    : say('supportText.checkedBetween', { from, to });
}

function verdictOf({ verdict }: ReportRow): Verdict | 'not-asked' {
  return VERDICTS.find((id) => id === verdict) ?? 'not-asked';
}

/** `2026-01-31 12:00 UTC`: support sits in other time zones. */
function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Titles may hold line breaks; here each record has its line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
