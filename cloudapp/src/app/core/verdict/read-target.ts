import { asMmsId, type MmsId } from '../identifiers/mms-id';

/** A page that a handle leads to, as far as its address tells. */
export interface Target {
  /** The record whose page it is; `undefined` where it is no record page. */
  readonly mmsId: MmsId | undefined;
  readonly domain: string;
  /** The Primo view; empty where the address has none. */
  readonly view: string;
}

// Record pages of Primo, in English (Ex Libris, "Creating a Deep Link", and as seen):
//  - https://{domain}/discovery/fulldisplay/alma{MMS ID}/{view}
//  - https://{domain}/discovery/fulldisplay?docid=alma{MMS ID}&vid={view}&context=…
//  - a permalink (/permalink/…) does not hold the MMS ID: it is no record page to us
const RECORD_ID = /^alma(99\d{6,17})$/i;

/** Reads which record's page an address is. Never throws. */
export function readTarget(address: string): Target | undefined {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    // What is registered is no address at all: it leads nowhere that we could know.
    return undefined;
  }
  const parts = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const at = parts.findIndex((part) => part.toLowerCase() === 'fulldisplay');
  const id = parts[at + 1] ?? parameter(url, 'docid');
  const match = at < 0 ? null : RECORD_ID.exec(id);
  return {
    mmsId: match?.[1] === undefined ? undefined : asMmsId(match[1]),
    domain: url.host.toLowerCase(),
    view: parts[at + 2] ?? parameter(url, 'vid'),
  };
}

function parameter(url: URL, name: string): string {
  for (const [key, value] of url.searchParams) {
    if (key.toLowerCase() === name) return value;
  }
  return '';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign: taken as it stands.
    return part;
  }
}
