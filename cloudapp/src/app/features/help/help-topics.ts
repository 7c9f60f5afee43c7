import type { AlmaErrorKind } from '../../alma/port/alma-error';
import { OUTCOMES } from '../../core/outcome/outcome';
import { FINDINGS, RECORD_STATES } from '../../core/state/record-state';
import { VERDICTS } from '../../core/verdict/verdict';
import { CODES_WITH_A_REMEDY, type Saying } from '../session/alma-words';

/** A thing that help explains, and what to do about it. */
export interface HelpEntry {
  readonly id: string;
  readonly name: Saying;
  readonly text: Saying;
}

/** A part of the help, to which screens link. */
export interface HelpTopic {
  readonly id: (typeof HELP_TOPICS)[number];
  readonly entries: readonly HelpEntry[];
}

export const HELP_TOPICS = [
  'ways',
  'setup',
  'states',
  'findings',
  'verdicts',
  'outcomes',
  'gates',
  'repair',
  'roles',
  'limits',
  'privacy',
  'messages',
] as const;

const KINDS: Record<AlmaErrorKind, true> = {
  refused: true,
  unauthorized: true,
  'too-many': true,
  server: true,
  lost: true,
  unreadable: true,
};

/** What stands in a message where Alma's own words and numbers would. */
const BLANKS = { message: '…', code: '…', trackingId: '…', status: '…' };

/** The whole help: what the app says elsewhere is said here in the same words. */
export const TOPICS: readonly HelpTopic[] = [
  topic('ways', ['existing', 'new', 'one', 'order', 'by-hand', 'safe']),
  topic('setup', ['prefix', 'jobs', 'payload', 'control-number', 'profile', 'pilot', 'sandbox']),
  { id: 'states', entries: RECORD_STATES.map((id) => named(id, `state.${id}`)) },
  { id: 'findings', entries: FINDINGS.map((id) => named(id, `finding.${id}`)) },
  { id: 'verdicts', entries: VERDICTS.map((id) => named(id, `verdict.${id}`)) },
  { id: 'outcomes', entries: OUTCOMES.map((id) => named(id, `outcome.${id}`)) },
  topic('gates', ['before', 'copy', 'migrate', 'register', 'after', 'cannot-tell']),
  topic('repair', ['what', 'safe', 'time', 'undo']),
  topic('roles', ['read', 'write', 'jobs', 'profile', 'admin', 'lack']),
  topic('limits', ['calls', 'jobs', 'sets', 'bulk', 'server', 'repairs', 'wait', 'machines']),
  topic('privacy', ['stored', 'sent', 'files', 'none']),
  { id: 'messages', entries: messages() },
];

function topic(id: HelpTopic['id'], entries: readonly string[]): HelpTopic {
  return { id, entries: entries.map((entry) => named(entry, `help.${id}.${entry}`)) };
}

function named(id: string, key: string): HelpEntry {
  return { id, name: { say: `${key}.name`, with: {} }, text: { say: `${key}.text`, with: {} } };
}

function messages(): readonly HelpEntry[] {
  const kinds = Object.keys(KINDS).map((kind) => ({
    id: kind,
    name: { say: `help.kind.${kind}`, with: {} },
    text: { say: `almaError.kind.${kind}`, with: BLANKS },
  }));
  const codes = CODES_WITH_A_REMEDY.map((code) => ({
    id: code,
    name: { say: 'help.code', with: { code } },
    text: { say: `almaError.code.${code}`, with: { ...BLANKS, code } },
  }));
  return [...kinds, ...codes];
}
