/** Where in Alma the person is, as the part of the address after `#`. */
export interface Route {
  /** Decoded parts of the path: `sets`, `123`, `members`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const parts = path.split('/').filter(Boolean).map(decode);
  return { path: parts, query: new URLSearchParams(query) };
}

/** The address of a place: `#/sets/123/members?page=2`. */
export function hashOf(
  path: readonly string[],
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  const text = new URLSearchParams(pairs).toString();
  const place = `#/${path.map(encodeURIComponent).join('/')}`;
  return text === '' ? place : `${place}?${text}`;
}

/** The page of a list, from 1. */
export function pageNumber({ query }: Route): number {
  return Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A hand-written address: take it as it stands.
    return part;
  }
}
