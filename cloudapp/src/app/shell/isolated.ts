import { directionOf, languageFor } from '../features/session/languages';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** First Strong Isolate, Pop Directional Isolate: what `<bdi>` is in HTML. */
const [ISOLATE, POP] = ['\u2068', '\u2069'];

/**
 * A value for a sentence of a language, with its direction kept to itself: else the slash of a handle,
 * or a title's quotation mark, would jump to the other end. Where both run the same way it stays as it is.
 */
export function isolated(value: string, language: string): string {
  const runsTheSameWay = directionOf(languageFor(language)) === 'ltr' && !RIGHT_TO_LEFT.test(value);
  // A number runs either way, and a message may count by it.
  const isNumber = /^\d*$/.test(value);
  return isNumber || runsTheSameWay ? value : `${ISOLATE}${value}${POP}`;
}
