import { AlmaFault } from './alma-fault';

/** What can be searched, by field name. */
export type Searched = Readonly<Record<string, string>>;

/**
 * Alma's brief search, `field~words`, several joined by AND: every word has to begin a word of the field.
 * @throws AlmaFault 60106 where the query has another form or field.
 */
export function briefSearch(
  query: string,
  fields: readonly string[],
): (entry: Searched) => boolean {
  const terms = query.split(/\s+AND\s+/i).map((term) => readTerm(term, fields));
  return (entry) =>
    terms.every(({ field, words }) => {
      const found = wordsOf(entry[field] ?? '');
      return words.every((word) => found.some((candidate) => candidate.startsWith(word)));
    });
}

function readTerm(term: string, fields: readonly string[]): { field: string; words: string[] } {
  const at = term.indexOf('~');
  const field = term.slice(0, Math.max(at, 0)).trim();
  const words = wordsOf(term.slice(at + 1));
  if (at < 0 || !fields.includes(field) || words.length === 0) {
    throw new AlmaFault('60106', `Invalid query format: ${term}.`);
  }
  return { field, words };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
