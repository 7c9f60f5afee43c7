import type { Handle } from './handle';

// Servers take ASCII letters of either case as the same (RFC 3652, section 2.1.3), and no others.

/** A text with its ASCII letters small. */
export function foldLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A handle in the form in which equal ones are equal texts. For comparing, never for showing. */
export function foldHandle(handle: Handle): string {
  return foldLetters(handle);
}

/** Whether both name the same thing at a handle server. */
export function sameHandle(a: Handle, b: Handle): boolean {
  return a === b || foldHandle(a) === foldHandle(b);
}
