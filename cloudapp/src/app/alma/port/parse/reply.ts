import { AlmaError } from '../alma-error';

/** A JSON object of a reply, its members not yet looked at. */
export type ReplyObject = Readonly<Record<string, unknown>>;

/** An answer of Alma's in a shape that was not expected; the complaint names the path. */
export function unreadable(path: string, wanted: string, found: unknown): AlmaError {
  return new AlmaError(`Failed to read Alma's answer: ${path} is ${show(found)}, not ${wanted}.`, {
    kind: 'unreadable',
    status: 200,
    code: '',
    trackingId: '',
  });
}

export function isReplyObject(value: unknown): value is ReplyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown, path: string): ReplyObject {
  if (!isReplyObject(value)) throw unreadable(path, 'an object', value);
  return value;
}

/** A list; a lone object counts as a list of one, absence as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/**
 * A list that JSON flattens to `name` and XML nests in `wrapper`: `parameter`, or
 * `parameters.parameter`.
 */
export function flattened(owner: ReplyObject, wrapper: string, name: string): readonly unknown[] {
  const nested = owner[wrapper];
  if (isReplyObject(nested)) return listOf(nested[name]);
  return Array.isArray(nested) ? nested : listOf(owner[name]);
}

/** A text, as it stands or in `{value}`; a number counts as its digits. Empty when absent. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isReplyObject(value) && 'value' in value) return textOf(value['value']);
  return '';
}

/** A text that must be there. */
export function requiredText(value: unknown, path: string): string {
  const text = textOf(value);
  if (text === '') throw unreadable(path, 'a text', value);
  return text;
}

/** What Alma's pages say for a code; the code itself where it gives no words. */
export function wordsOf(value: unknown): string {
  const words = isReplyObject(value) ? textOf(value['desc']) : '';
  return words === '' ? textOf(value) : words;
}

/** A number, as a number or as digits, bare or in `{value}`; `undefined` when absent. */
export function numberOf(value: unknown, path: string): number | undefined {
  const text = textOf(value).trim();
  if (text === '') return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) throw unreadable(path, 'a number', value);
  return number;
}

/** Whether the text says yes; Alma writes `true` as a text as often as not. */
export function yesOf(value: unknown): boolean {
  return textOf(value).toLowerCase() === 'true';
}

/** The last segment of a link, relative or absolute, without its query; empty when there is none. */
export function lastSegment(link: unknown): string {
  const path = textOf(link).split(/[?#]/, 1)[0] ?? '';
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function show(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
