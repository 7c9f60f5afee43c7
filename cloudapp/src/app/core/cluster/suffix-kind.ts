/** What a suffix looks like: it tells where it was minted. */
export type SuffixKind = 'epoch' | 'number' | 'named-number' | 'other';

// Kinds of suffix, in English:
//  - ten digits starting with 1: seconds since 1970, as ingest tools and Alma's sequences give them
//  - other digits: the numbers of an older repository
//  - a word and a number: grinnell.123, yearbook:1911, thesis-7
const KINDS: readonly (readonly [SuffixKind, RegExp])[] = [
  ['epoch', /^1\d{9}$/],
  ['number', /^\d+$/],
  ['named-number', /^\p{L}+[-_.:]?\d+$/u],
];

/** The kind of a handle's suffix. */
export function suffixKindOf(suffix: string): SuffixKind {
  return KINDS.find(([, pattern]) => pattern.test(suffix))?.[0] ?? 'other';
}
