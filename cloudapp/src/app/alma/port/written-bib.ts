import { type BibRecord } from '../../core/record/bib-record';

/**
 * The body that writes a record: `<bib>` without any namespace (Alma expects `<{}bib>`), format
 * and suppression said in full (the schema's default would hide the record), the record as it is.
 */
export function writtenBib(bib: BibRecord, xml: string): string {
  return (
    `<bib><record_format>${escaped(bib.format)}</record_format>` +
    `<suppress_from_publishing>${bib.suppressed}</suppress_from_publishing>${xml}</bib>`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
