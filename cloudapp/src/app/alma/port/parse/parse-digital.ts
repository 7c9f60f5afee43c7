import { parseXml, XmlElement } from '@rgrove/parse-xml';

import { type MmsId } from '../../../core/identifiers/mms-id';
import { parseBib } from './parse-bib';
import { parsePage } from './parse-page';

// How digital inventory shows with expand=d_avail, in English (OpenAPI of /bibs):
//  - MARC: a field AVD for every representation
//  - Dublin Core: a dc:identifier with a delivery URL for every representation
//  - MODS: a location/url with a delivery URL for every representation
// A delivery URL has /delivery/, the institution, and the number of the representation:
//   https://…/view/delivery/01GCL_INST/12205001…, https://…/discovery/delivery/01GCL_INST:GCL/12…
// A record that carries such a URL of itself counts as digital too: at worst it is asked for in a
// job that skips it. What is read here says nothing of identifiers and is never written back.
const DELIVERY_URL = /^https?:\/\/[^/\s]+\/(?:[^/\s]+\/)*delivery\/[^/\s]+\/\d+/i;

/** Of a reply to `GET /bibs?expand=d_avail`, whether each record in it has digital inventory. */
export function parseDigital(reply: unknown): ReadonlyMap<MmsId, boolean> {
  const bibs = parsePage(reply, 'bib', parseBib).rows;
  return new Map(bibs.map((bib) => [bib.mmsId, showsInventory(bib.xml)]));
}

function showsInventory(xml: string | undefined): boolean {
  if (xml === undefined) return false;
  try {
    const root = parseXml(xml).root;
    return root !== null && anyElement(root, isInventory);
  } catch {
    // A record that does not parse is a state of its own, told from its unexpanded reading.
    return false;
  }
}

function isInventory(element: XmlElement): boolean {
  if (element.attributes['tag'] === 'AVD') return true;
  const name = element.name.slice(element.name.indexOf(':') + 1);
  return (name === 'identifier' || name === 'url') && DELIVERY_URL.test(element.text.trim());
}

function anyElement(element: XmlElement, holds: (element: XmlElement) => boolean): boolean {
  if (holds(element)) return true;
  return element.children.some((child) => child instanceof XmlElement && anyElement(child, holds));
}
