import type { Configuration } from '../configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../configuration/defaults';
import { asMmsId } from '../identifiers/mms-id';
import type { BibRecord } from '../record/bib-record';
import { judgeRecord } from '../state/judge-record';
import type { JudgedRecord } from '../state/judged-record';

/** The handle of the invented college of these tests, as an address. */
export const URL_99 = 'http://hdl.handle.net/12345/99';

/** A configuration for the prefix 12345, all formats in one route. */
export function aConfiguration(overrides: Partial<Configuration> = {}): Configuration {
  const route = emptyRoute('main');
  return {
    ...emptyConfiguration(),
    routes: [
      {
        ...route,
        prefix: '12345',
        formats: [...route.formats, 'marc21', 'mods'],
      },
    ],
    ...overrides,
  };
}

/** A whole, ordinary record; a test names only what matters to it. */
export function aBib(overrides: Partial<BibRecord> = {}): BibRecord {
  return {
    mmsId: asMmsId('991000000000000001'),
    format: 'dcap01',
    title: 'Letters',
    suppressed: false,
    linkedTo: undefined,
    networkNumbers: [],
    xml: aDcRecord(`<dc:identifier>${URL_99}</dc:identifier>`),
    digital: undefined,
    ...overrides,
  };
}

/** A Dublin Core record as Alma hands it out, with these fields in it. */
export function aDcRecord(fields: string): string {
  return (
    '<record xmlns="http://alma.exlibrisgroup.com/dc/01COL_INST"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>Letters</dc:title>${fields}` +
    '<dc:identifier>alma:01COL_INST/bibs/991000000000000001</dc:identifier></record>'
  );
}

/** A MARC record with these fields in it. */
export function aMarcRecord(fields: string): string {
  return (
    '<record><leader>01234cam a2200301 a 4500</leader>' +
    '<controlfield tag="001">991000000000000001</controlfield>' +
    `${fields}<datafield ind1="0" ind2="0" tag="245"><subfield code="a">Letters</subfield></datafield></record>`
  );
}

/** A MODS record with these elements in it. */
export function aModsRecord(elements: string): string {
  return (
    '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">' +
    `<titleInfo><title>Letters</title></titleInfo>${elements}</mods>`
  );
}

/** Judges a record by itself. */
export function judged(
  bib: BibRecord,
  configuration = aConfiguration(),
  position = 0,
): JudgedRecord {
  return judgeRecord({ mmsId: bib.mmsId, bib, position, readAt: 0 }, configuration);
}

/** A MARC field from a line as cataloguers write it: `024 7_ $a 12345/99 $2 hdl`. */
export function aMarcField(line: string): string {
  const subfields = [...line.matchAll(/\$(.) (.*?)(?= \$. |$)/g)].map(
    ([, code = '', text = '']) => `<subfield code="${code}">${text}</subfield>`,
  );
  const [ind1, ind2] = line.slice(4, 6).replaceAll('_', ' ');
  return (
    `<datafield ind1="${ind1 ?? ' '}" ind2="${ind2 ?? ' '}" tag="${line.slice(0, 3)}">` +
    `${subfields.join('')}</datafield>`
  );
}
