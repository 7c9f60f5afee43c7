/** What a careful script does today: one request, its answer, then the next one. */

const PAGE = 100;

export interface SequentialResult {
  readonly requests: number;
  readonly records: number;
}

/** Reads a set as scripts do: page after page of members, then the records, a hundred at a time. */
export async function readSetOneByOne(alma: string, setId: string): Promise<SequentialResult> {
  let requests = 0;
  const get = async (path: string): Promise<unknown> => {
    requests++;
    const reply = await fetch(`${alma}almaws/v1${path}`, {
      headers: { accept: 'application/json' },
    });
    if (!reply.ok) throw new Error(`GET ${path} answered ${reply.status}.`);
    return reply.json();
  };
  const ids: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await get(`/conf/sets/${setId}/members?limit=${PAGE}&offset=${offset}`);
    const members = listIn(page, 'member');
    ids.push(...members.map((member) => textIn(member, 'id')));
    if (members.length < PAGE) break;
  }
  let records = 0;
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = await get(`/bibs?mms_id=${ids.slice(at, at + PAGE).join(',')}`);
    records += listIn(page, 'bib').length;
  }
  return { requests, records };
}

/**
 * Checks handles as the script in use does: it asks for the values, opens the handle, and opens the
 * page that it leads to; here all three go to the handle server.
 */
export async function askHandlesOneByOne(
  resolver: string,
  handles: readonly string[],
): Promise<SequentialResult> {
  let requests = 0;
  for (const handle of handles) {
    for (const query of ['', '?type=URL', '?type=URL&auth=true']) {
      requests++;
      const reply = await fetch(`${resolver}/api/handles/${handle}${query}`);
      await reply.text();
    }
  }
  return { requests, records: handles.length };
}

function listIn(page: unknown, name: string): readonly unknown[] {
  const list: unknown = isObject(page) ? page[name] : undefined;
  return Array.isArray(list) ? list : [];
}

function textIn(entry: unknown, name: string): string {
  return isObject(entry) ? String(entry[name]) : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
