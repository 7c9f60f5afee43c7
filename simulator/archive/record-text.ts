import { escapeXml } from '../library/record-xml';

/** A Dublin Core field: its name, its text and what its start tag holds besides. */
export interface DcField {
  readonly name: string;
  readonly text: string;
  readonly attributes?: string;
}

export function dcField(name: string, text: string, attributes = ''): DcField {
  return { name, text, attributes };
}

/** A record of the application profile as Alma keeps it, its own identifier last. */
export function dublinCore(code: string, mmsId: string, fields: readonly DcField[]): string {
  const own = dcField('dc:identifier', `alma:${code}/bibs/${mmsId}`);
  const inner = [...fields, own]
    .map(({ name, text, attributes = '' }) => `<${name}${attributes}>${escapeXml(text)}</${name}>`)
    .join('');
  return (
    `<record xmlns="http://alma.exlibrisgroup.com/dc/${code}"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inner}</record>`
  );
}

/** A MARC field: tag, indicators, and subfields as pairs of code and text. */
export interface MarcField {
  readonly tag: string;
  readonly indicators: string;
  readonly subfields: readonly (readonly [code: string, text: string])[];
}

export function marc(mmsId: string, title: string, fields: readonly MarcField[]): string {
  const titleField: MarcField = { tag: '245', indicators: '00', subfields: [['a', title]] };
  const inner = [...fields, titleField]
    .sort((one, other) => (one.tag < other.tag ? -1 : 1))
    .map(marcField)
    .join('');
  return (
    '<record><leader>01234cam a2200301 a 4500</leader>' +
    `<controlfield tag="001">${mmsId}</controlfield>${inner}</record>`
  );
}

function marcField({ tag, indicators, subfields }: MarcField): string {
  const inner = subfields
    .map(([code, text]) => `<subfield code="${code}">${escapeXml(text)}</subfield>`)
    .join('');
  const [ind1 = ' ', ind2 = ' '] = indicators;
  return `<datafield ind1="${ind1}" ind2="${ind2}" tag="${tag}">${inner}</datafield>`;
}

export function mods(title: string, identifiers: readonly (readonly [string, string])[]): string {
  const inner = identifiers
    .map(([type, text]) => `<mods:identifier type="${type}">${escapeXml(text)}</mods:identifier>`)
    .join('');
  return (
    '<mods:mods xmlns:mods="http://www.loc.gov/mods/v3"><mods:titleInfo>' +
    `<mods:title>${escapeXml(title)}</mods:title></mods:titleInfo>${inner}</mods:mods>`
  );
}
