import { type BibRecord } from '../library/model';
import { AlmaFault } from './alma-fault';
import { type BibBody } from './bib-body';
import { isDc, unescapeXml } from './bib-shape';
import { type Call } from './context';

/**
 * Puts the record of the body in the place of the stored one, byte for byte; Alma adds its own
 * identifier at the end where it is missing, and takes title and numbers from the record.
 */
export function writeBib(stored: BibRecord, body: BibBody, { library, query, user }: Call): void {
  refuseOptions(body, query);
  // NOTE Of a record linked to the network zone only local fields are written: here it has none.
  if (stored.linkedTo === 'NZ') return;
  const xml = isDc(stored)
    ? withOwnIdentifier(body.recordXml, `alma:${library.institution.code}/bibs/${stored.mmsId}`)
    : body.recordXml;
  library.records.writeXml(stored.mmsId, xml, user);
  const written = library.records.get(stored.mmsId);
  if (written === undefined) return;
  library.records.replace({
    ...written,
    title: titleIn(xml),
    // NOTE The default is true: what does not say that it is to be seen is hidden.
    isSuppressed: (body.suppressFromPublishing ?? 'true') !== 'false',
    recordFormat: body.recordFormat ?? stored.recordFormat,
  });
}

function refuseOptions(body: BibBody, query: Readonly<Record<string, string>>): void {
  const normalization = query['normalization'] ?? '';
  if (normalization !== '') {
    throw new AlmaFault('4022030', `Invalid normalization profile ID: ${normalization}.`);
  }
  const damaged = /<(ns\d+:[\w.-]+)/.exec(body.recordXml)?.[1];
  if (query['validate'] === 'true' && damaged !== undefined) {
    throw new AlmaFault('4022033', `Failed validation on the record: Field ${damaged} is invalid.`);
  }
}

function withOwnIdentifier(xml: string, identifier: string): string {
  if (xml.includes(`>${identifier}<`)) return xml;
  const at = xml.lastIndexOf('</');
  if (at < 0) return xml;
  return `${xml.slice(0, at)}<dc:identifier>${identifier}</dc:identifier>${xml.slice(at)}`;
}

/** The first title that the record bears, whatever its format. */
function titleIn(xml: string): string {
  const marc = /<datafield\b[^>]*\btag="245"[^>]*>([\s\S]*?)<\/datafield>/.exec(xml)?.[1];
  if (marc !== undefined) {
    const parts = [...marc.matchAll(/<subfield code="[ab]">([^<]*)</g)];
    return parts.map(([, text = '']) => unescapeXml(text)).join(' ');
  }
  const title = /<(?:dc:|dcterms:|mods:)?title\b[^>]*>([^<]*)</.exec(xml)?.[1];
  return unescapeXml(title ?? '');
}
