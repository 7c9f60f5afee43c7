/**
 * A handle: `prefix/suffix`, e.g. `11084/34662`. The resolver's address is not part of it.
 * Letters stand as they were written; compare with `sameHandle`.
 */
export type Handle = string & { readonly __brand: 'Handle' };

/** How a text spells a handle. `other`: no handle; `empty`: nothing but white space. */
export type HandleForm =
  'url' | 'hdl' | 'info' | 'urn' | 'bare' | 'api-url' | 'doi-url' | 'proxy-url' | 'other' | 'empty';

/** What is odd about a spelling; none of them is silently mended. */
export type HandleFlag =
  | 'port'
  | 'no-scheme'
  | 'odd-host'
  | 'extra-slash'
  | 'whitespace'
  | 'trailing-punct'
  | 'trailing-slash'
  | 'wrapped'
  | 'no-suffix'
  | 'query'
  | 'fragment'
  | 'urn-colon'
  | 'nested-scheme'
  | 'percent'
  | 'bad-percent'
  | 'other-proxy'
  | 'separator'
  | 'embedded'
  | 'multiple';

/** A text as read by `parseHandle`. */
export interface ParsedHandle {
  /** The handle, `null` where the text holds none (or more than one). */
  readonly handle: Handle | null;
  readonly form: HandleForm;
  readonly flags: readonly HandleFlag[];
}
