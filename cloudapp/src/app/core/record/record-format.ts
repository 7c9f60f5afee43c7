/** The record formats that the app reads, as Alma names them (rest_bib.xsd, `record_format`). */
export const RECORD_FORMATS = [
  'marc21',
  'unimarc',
  'kormarc',
  'cnmarc',
  'dc',
  'dcap01',
  'dcap02',
  'dcap-etd',
  'mods',
] as const;

export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** Formats that carry their handle alike. */
export type FormatFamily = 'dc' | 'marc' | 'mods';

const FAMILY: Record<RecordFormat, FormatFamily> = {
  marc21: 'marc',
  unimarc: 'marc',
  kormarc: 'marc',
  cnmarc: 'marc',
  dc: 'dc',
  dcap01: 'dc',
  dcap02: 'dc',
  'dcap-etd': 'dc',
  mods: 'mods',
};

/** Whether the app can read records of this format. */
export function isRecordFormat(text: string): text is RecordFormat {
  return Object.hasOwn(FAMILY, text);
}

export function familyOf(format: RecordFormat): FormatFamily {
  return FAMILY[format];
}
