/** An attribute as it stands in a start tag; offsets fit `String.slice` on the whole text. */
export interface AttributeRange {
  readonly name: string;
  /** Where the white space before the attribute begins: what is cut to remove it. */
  readonly start: number;
  readonly end: number;
}

/** A start tag as it stands. */
export interface StartTag {
  /** The offset behind its `>`. */
  readonly end: number;
  readonly isSelfClosing: boolean;
  readonly attributes: readonly AttributeRange[];
}

// A start tag, in English (XML 1.0, section 3.1):
//  - `<`, a name, then attributes each with white space before it, then `>` or `/>`
//  - an attribute: a name, `=` with or without white space around, a value in one kind of quotes
//  - the value may hold `>` and the other kind of quotes, never `<`
//  - white space is these four characters; others that `\s` takes for it may stand in a name
const NAME = /[^ \t\r\n=/>]+/y;
const BLANK = /[ \t\r\n]*/y;

/**
 * Finds the parts of the start tag that begins at `start`. The text is well-formed: a parser said so.
 * One that is not ends at its end.
 * @param start the offset of its `<`
 */
export function scanStartTag(xml: string, start: number): StartTag {
  const attributes: AttributeRange[] = [];
  let at = skip(NAME, xml, start + 1);
  for (;;) {
    const before = at;
    at = skip(BLANK, xml, at);
    const next = xml.charAt(at);
    if (next === '>') return { end: at + 1, isSelfClosing: false, attributes };
    if (next === '/') return { end: at + '/>'.length, isSelfClosing: true, attributes };
    if (next === '') return { end: at, isSelfClosing: false, attributes };
    const nameEnd = skip(NAME, xml, at);
    const name = xml.slice(at, nameEnd);
    at = skip(BLANK, xml, nameEnd) + 1;
    at = skip(BLANK, xml, at);
    const closing = at < xml.length ? xml.indexOf(xml.charAt(at), at + 1) : -1;
    if (closing < 0) return { end: xml.length, isSelfClosing: false, attributes };
    at = closing + 1;
    attributes.push({ name, start: before, end: at });
  }
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
