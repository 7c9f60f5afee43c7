/** The identifier of a bibliographic record in Alma, e.g. `991011506418804641`. */
export type MmsId = string & { readonly __brand: 'MmsId' };

/** A text that was taken for an MMS ID and is none. */
export class InvalidMmsIdError extends Error {
  override name = 'InvalidMmsIdError';
}

// An MMS ID of a bibliographic record, in English (Ex Libris, "Record numbers"):
//  - digits only, starting with 99, then 6 to 17 more; the last four belong to the institution
const MMS_ID_PATTERN = /^99\d{6,17}$/;

/** Whether the text is the MMS ID of a bibliographic record. */
export function isMmsId(text: string): text is MmsId {
  return MMS_ID_PATTERN.test(text);
}

/**
 * Takes a text for an MMS ID.
 * @throws InvalidMmsIdError when it is none.
 */
export function asMmsId(text: string): MmsId {
  if (!isMmsId(text)) throw new InvalidMmsIdError(`Not a bibliographic MMS ID: "${text}"`);
  return text;
}
