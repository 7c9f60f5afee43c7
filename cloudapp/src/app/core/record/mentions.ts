/** Whether a text has something of one of our prefixes in it: `…11084/5…`, `…handle.net/11084`. */
export type Mentions = (text: string) => boolean;

/**
 * Looks for the prefixes as a person's eye would, whatever stands around them; a longer number that
 * merely ends like the prefix is none.
 */
export function mentionsOf(prefixes: readonly string[]): Mentions {
  const key = prefixes.join('\n');
  let mentions = known.get(key);
  if (mentions === undefined) known.set(key, (mentions = lookFor(prefixes)));
  return mentions;
}

// Asked for every record, and a configuration has few prefixes.
const known = new Map<string, Mentions>();

function lookFor(prefixes: readonly string[]): Mentions {
  const any = prefixes
    .filter((prefix) => prefix !== '')
    .map((prefix) => prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  if (any === '') return () => false;
  const slash = '(?:/|%2f)';
  const address = `handle\\.net(?::\\d*)?${slash}+(?:api${slash}handles${slash}+)?`;
  const pattern = new RegExp(
    `(?:(?<![\\w.])|(?<=%2f|%3a))(?:${any})${slash}|` +
      `(?:${address}|hdl(?::|%3a|/)\\s*)(?:${any})(?!\\w|\\.\\w)`,
    'i',
  );
  return (text) => pattern.test(text);
}
