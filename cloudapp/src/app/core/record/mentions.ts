/** Whether a text has something of one of our prefixes in it: `…11084/5…`, `…handle.net/11084`. */
export type Mentions = (text: string) => boolean;

/**
 * Looks for the prefixes as a person's eye would, whatever stands around them; a longer number that
 * merely ends like the prefix is none.
 */
export function mentionsOf(prefixes: readonly string[]): Mentions {
  if (prefixes.length === 0) return () => false;
  const any = prefixes.map((prefix) => prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = new RegExp(
    `(?<![\\w.])(?:${any})(?:/|%2f)|(?:handle\\.net(?:/|%2f)+|hdl(?::|/)\\s*)(?:${any})(?![\\w.])`,
    'i',
  );
  return (text) => pattern.test(text);
}
