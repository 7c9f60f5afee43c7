import { Library } from '../../library/library';
import { type Archive, type BibRecord, type LibrarySet } from '../../library/model';
import { DEFAULT_SWITCHES, type Switches } from '../../library/switches';
import { almaRest } from '../alma-rest';
import { type RestCaller, type RestReply } from '../http';

const DATE = '2026-01-05T10:00:00.000Z';

/** The MMS ID of the n-th record. */
export function mmsOf(n: number): string {
  return `99${String(n).padStart(11, '0')}6421`;
}

/** A record that can be read, of a digital title in Dublin Core; the rest as the test says. */
export function aRecord(n: number, more: Partial<BibRecord> = {}): BibRecord {
  const mmsId = mmsOf(n);
  return {
    mmsId,
    recordFormat: 'dcap01',
    title: `Title ${n}`,
    isSuppressed: false,
    isDigital: true,
    background: null,
    xml: dcText(mmsId, `<dc:title>Title ${n}</dc:title><dc:identifier>local:${n}</dc:identifier>`),
    fault: null,
    copyKeepsType: false,
    linkedTo: null,
    createdBy: 'System',
    createdDate: DATE,
    lastModifiedBy: 'System',
    lastModifiedDate: DATE,
    ...more,
  };
}

export function dcText(mmsId: string, content: string): string {
  return (
    '<record xmlns="http://alma.exlibrisgroup.com/dc/01TST_INST"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `${content}<dc:identifier>alma:01TST_INST/bibs/${mmsId}</dc:identifier></record>`
  );
}

export function aSet(
  id: string,
  members: readonly string[],
  more: Partial<LibrarySet> = {},
): LibrarySet {
  return {
    id,
    name: `Set ${id}`,
    description: '',
    type: 'ITEMIZED',
    content: 'IED',
    isPrivate: false,
    createdBy: 'admin',
    createdDate: DATE,
    members,
    ...more,
  };
}

/** A library of the given records, in one set of all of them unless the test brings its own. */
export function aLibrary(
  records: readonly BibRecord[],
  more: { readonly sets?: readonly LibrarySet[]; readonly switches?: Partial<Switches> } = {},
): Library {
  return new Library(anArchive(records, more.sets), {
    switches: { ...DEFAULT_SWITCHES, ...more.switches },
  });
}

export function anArchive(records: readonly BibRecord[], sets?: readonly LibrarySet[]): Archive {
  return {
    institution: {
      code: '01TST_INST',
      name: 'Test College',
      prefix: '20.500.1',
      primo: { domain: 'test.primo.exlibrisgroup.com', view: '01TST_INST:T' },
      controlNumber: { name: 'Handles', prefix: '20.500.1/', next: 1000 },
    },
    records,
    sets: sets ?? [
      aSet(
        '7000000000006421',
        records.map(({ mmsId }) => mmsId),
      ),
    ],
    registrations: [],
    pastRuns: [],
  };
}

export const APP: RestCaller = { origin: 'app', user: 'admin' };
export const OUTSIDE: RestCaller = { origin: 'outside', baseUrl: 'http://127.0.0.1:4400' };

export interface Asked {
  readonly method?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text, or an object that goes as JSON. */
  readonly body?: unknown;
  readonly caller?: RestCaller;
}

export function ask(library: Library, path: string, asked: Asked = {}): RestReply {
  const { method = 'GET', query = {}, headers = {}, body, caller = APP } = asked;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return almaRest(library, caller).handle({
    method,
    path,
    query,
    headers,
    ...(text === undefined ? {} : { body: text }),
  });
}

/** The reply's JSON. */
export function jsonOf(reply: RestReply): Record<string, unknown> {
  return JSON.parse(reply.body) as Record<string, unknown>;
}

/** HTTP status and Alma's code and sentence, as `400 60107 Set not found: …`. */
export function faultOf(reply: RestReply): string {
  const error = /"errorCode":"([^"]*)","errorMessage":"((?:[^"\\]|\\.)*)"/.exec(reply.body);
  return `${reply.status} ${error?.[1] ?? ''} ${error?.[2] ?? ''}`;
}
