import { foldLetters } from './same-handle';

/** The words of a text among which handles are looked for. */
export interface HandleWords {
  /** Whole words; two handles without white space between them are two words. */
  readonly words: readonly string[];
  /** How many of the words begin like a handle. */
  readonly starts: number;
  /** Whether the first word begins like one. */
  readonly isFirst: boolean;
}

// How a handle may begin, in English: the address of a proxy, or one of the schemes; bare only with
// one of the given prefixes. What wraps a word, as in `(hdl:12345/99)`, may stand before it.
const BEGINNING =
  /[<("'[“‘]{0,3}(?:(?:https?:)?\/\/(?:hdl\.|(?:dx\.|www\.)?doi\.org[:/])|hdl\.handle\.net[:/]|hdl:|info:hdl\/|urn:hdl:)/iy;
const BORDER = /[;|,]+|(?=https?:\/\/)/gi;

/**
 * Splits a text into words: at white space, and within a word where a new handle begins. A handle may hold
 * `;` itself (`10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2`).
 */
export function handleWordsOf(text: string, prefixes: readonly string[]): HandleWords {
  const words: string[] = [];
  let starts = 0;
  let isFirst = false;
  for (const word of text.split(/\s+/)) {
    for (const piece of piecesOf(word, prefixes)) {
      if (piece === '') continue;
      words.push(piece);
      if (!beginsLikeHandle(piece, 0, prefixes)) continue;
      starts++;
      if (words.length === 1) isFirst = true;
    }
  }
  return { words, starts, isFirst };
}

function piecesOf(word: string, prefixes: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const { index, 0: border } of word.matchAll(BORDER)) {
    const next = index + border.length;
    if (next === start || !beginsLikeHandle(word, next, prefixes)) continue;
    // `http://example.org/?u=http://hdl.handle.net/…` is the address of somebody else.
    if (border === '' && !beginsLikeHandle(word, start, prefixes)) continue;
    pieces.push(word.slice(start, index));
    start = next;
  }
  return [...pieces, word.slice(start).replace(/^[;|,]+/, '')];
}

/** NOTE Looks at a few characters only, so that the time for a text grows with its length. */
function beginsLikeHandle(text: string, at: number, prefixes: readonly string[]): boolean {
  BEGINNING.lastIndex = at;
  if (BEGINNING.test(text)) return true;
  return prefixes.some((prefix) => beginsWithPrefix(text, at, prefix));
}

/** Whether `prefix/` stands there, in letters of either case. */
export function beginsWithPrefix(text: string, at: number, prefix: string): boolean {
  return foldLetters(text.slice(at, at + prefix.length + 1)) === `${foldLetters(prefix)}/`;
}
