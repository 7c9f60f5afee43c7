import type { Handle } from './handle';
import { foldLetters } from './same-handle';

/** What stands before the first slash: the naming authority. */
export function prefixOf(handle: Handle): string {
  return handle.slice(0, handle.indexOf('/'));
}

/** Everything after the first slash. */
export function suffixOf(handle: Handle): string {
  return handle.slice(handle.indexOf('/') + 1);
}

/** Whether the handle is of this naming authority. */
export function isOurs(handle: Handle, prefix: string): boolean {
  return foldLetters(prefixOf(handle)) === foldLetters(prefix);
}

/** Puts a handle together; both parts as they are to stand. */
export function handleOf(prefix: string, suffix: string): Handle | undefined {
  const isSound = /^[^\s./]+(?:\.[^\s./]+)*$/.test(prefix) && suffix.trim() !== '';
  return isSound ? (`${prefix}/${suffix}` as Handle) : undefined;
}
