import { AlmaError, type AlmaErrorKind } from './alma-error';
import { isReplyObject, listOf, textOf } from './parse/reply';

/**
 * What was thrown, or answered instead of a result, as one of ours. Reads Alma's JSON and
 * XML-shaped error lists, a lone error in place of a list, error pages, texts and nothing at all.
 */
export function readAlmaError(thrown: unknown): AlmaError {
  if (thrown instanceof AlmaError) return thrown;
  const outer = isReplyObject(thrown) ? thrown : {};
  const body = outer['error'] ?? thrown;
  const first = firstError(body);
  const status = statusOf(outer['status']);
  const code = first.code;
  const message = first.message || plainText(body) || messageOf(thrown);
  const kind = kindOf(status, code, body, first.isThere);
  return new AlmaError(
    message === '' ? `Alma did not say why (HTTP ${status}).` : message,
    { kind, status, code, trackingId: first.trackingId },
    { cause: thrown },
  );
}

/** Whether the body of an answer with a good status tells of an error all the same. */
export function tellsOfError(body: unknown): boolean {
  if (typeof body === 'string') return isErrorPage(body);
  if (!isReplyObject(body)) return false;
  return textOf(body['errorsExist']) === 'true' || 'web_service_result' in body;
}

interface FirstError {
  readonly isThere: boolean;
  readonly code: string;
  readonly message: string;
  readonly trackingId: string;
}

const NONE: FirstError = { isThere: false, code: '', message: '', trackingId: '' };

function firstError(body: unknown): FirstError {
  if (typeof body === 'string') return firstErrorInText(body);
  if (!isReplyObject(body)) return NONE;
  const result = isReplyObject(body['web_service_result']) ? body['web_service_result'] : body;
  const errors = isReplyObject(result['errorList']) ? listOf(result['errorList']['error']) : [];
  const first = errors.find(isReplyObject);
  if (first === undefined) return NONE;
  return {
    isThere: true,
    code: textOf(first['errorCode']),
    message: textOf(first['errorMessage']).trim(),
    trackingId: textOf(first['trackingId']),
  };
}

/** An error list as text: JSON, or XML with its three plain elements. */
function firstErrorInText(text: string): FirstError {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return firstError(parseJson(trimmed));
  if (!trimmed.includes('<errorList>')) return NONE;
  const element = (name: string): string =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(trimmed)?.[1]?.trim() ?? '';
  return {
    isThere: true,
    code: element('errorCode'),
    message: element('errorMessage'),
    trackingId: element('trackingId'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON after all; then it is read as a plain text.
    return undefined;
  }
}

function kindOf(status: number, code: string, body: unknown, hasErrorList: boolean): AlmaErrorKind {
  if (status === 401 || status === 403 || code === 'UNAUTHORIZED') return 'unauthorized';
  if (status === 429 || code === 'PER_SECOND_THRESHOLD') return 'too-many';
  if (status >= 500) return 'server';
  if (hasErrorList) return 'refused';
  if (typeof body === 'string' && isErrorPage(body)) return 'server';
  if (status >= 400) return 'refused';
  return 'server';
}

/** Whether the text is a page for people: a sign-in page after the session ended, or a gateway's. */
function isErrorPage(text: string): boolean {
  return /^\uFEFF?\s*(?:<!doctype html|<html[\s>])/i.test(text);
}

function plainText(body: unknown): string {
  if (typeof body !== 'string') return '';
  if (isErrorPage(body)) return 'Alma answered with a page instead of data.';
  return body.trim().startsWith('<') || body.trim().startsWith('{')
    ? ''
    : body.trim().slice(0, 300);
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return isReplyObject(thrown) ? textOf(thrown['message']) : '';
}

function statusOf(value: unknown): number {
  const status = Number(textOf(value));
  return Number.isInteger(status) ? status : 0;
}
