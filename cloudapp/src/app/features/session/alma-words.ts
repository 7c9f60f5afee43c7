import { AlmaError } from '../../alma/port/alma-error';
import { withinSentence } from './within-sentence';

/** A sentence to say, as a key of i18n/ and its parameters. */
export interface Saying {
  readonly say: string;
  readonly with: Readonly<Record<string, string | number>>;
}

/** Codes that have a remedy of their own in i18n/ under `almaError.code`. */
export const CODES_WITH_A_REMEDY = [
  '402203',
  '402222',
  '402223',
  '402228',
  '402229',
  '402231',
  '402248',
  '402249',
  '402263',
  '40166454',
  '60107',
  '60116',
  '60347',
] as const;

/** What to say of a call that failed: the reason, Alma's code and tracking id, and the remedy. */
export function wordsFor(error: unknown): Saying {
  if (!(error instanceof AlmaError)) {
    return { say: 'almaError.unexpected', with: { message: withinSentence(textOf(error)) } };
  }
  const details = {
    message: withinSentence(error.message),
    code: error.code === '' ? '–' : error.code,
    trackingId: error.trackingId === '' ? '–' : error.trackingId,
    status: error.status,
  };
  const known = CODES_WITH_A_REMEDY.find((code) => code === error.code);
  return {
    say: known === undefined ? `almaError.kind.${error.kind}` : `almaError.code.${known}`,
    with: details,
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
