import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { handleServerOf } from '../../../../../simulator/handles/handle-server';
import { Library } from '../../../../../simulator/library/library';
import type { Archive } from '../../../../../simulator/library/model';
import { DEFAULT_SWITCHES, type Switches } from '../../../../../simulator/library/switches';
import { almaRest } from '../../../../../simulator/rest/alma-rest';
import { setReader } from '../../alma/pace/read-set';
import type { Alma } from '../../alma/port/alma';
import { almaOverRest } from '../../alma/port/alma-over-rest';
import { readAlmaError } from '../../alma/port/read-alma-error';
import type { RestCaller, RestRequest } from '../../alma/port/rest';
import type { SetReader } from '../../alma/port/set-reader';
import type { Configuration } from '../../core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import { fetchHandleServer } from '../../resolver/fetch-handle-server';
import type { HandleServer } from '../../resolver/handle-server';

/** What happens to a call instead of its answer. */
export type Mishap =
  /** Answered so, nothing done. */
  | { readonly status: number; readonly body: unknown }
  /** Done, and the answer lost. */
  | 'drop-answer'
  /** Neither done nor answered. */
  | 'lost';

/** The simulated Alma and its handle server, without pace and latency, with mishaps at wish. */
export class SimulatedWorld {
  readonly library: Library;
  readonly alma: Alma;
  readonly reader: SetReader;
  readonly handleServer: HandleServer;
  readonly configuration: Configuration;
  readonly calls: RestRequest[] = [];
  readonly handlesAsked: string[] = [];
  /** First that gives one wins. */
  mishap: (request: RestRequest) => Mishap | undefined = () => undefined;
  /** Called before each call is carried out: what others do meanwhile. */
  meanwhile: (request: RestRequest) => void = () => undefined;

  constructor(archive: Archive = builtinArchive(), switches: Partial<Switches> = {}) {
    this.library = new Library(archive, { switches: { ...DEFAULT_SWITCHES, ...switches } });
    const rest: RestCaller = { call: (request, signal) => this.call(request, signal) };
    this.alma = almaOverRest(rest);
    this.reader = setReader(this.alma);
    const handles = handleServerOf(this.library);
    this.handleServer = fetchHandleServer({
      resolver: () => 'https://hdl.example',
      fetch: (address) => {
        const { pathname, search } = new URL(String(address));
        this.handlesAsked.push(decodeURIComponent(pathname.slice('/api/handles/'.length)));
        const request = { method: 'GET', path: pathname, query: search.slice(1) };
        const { status, headers, body } = handles.answer(request);
        return Promise.resolve(new Response(body, { status, headers }));
      },
    });
    const { prefix, controlNumber: taken, primo } = archive.institution;
    const controlNumber = { name: taken.name, prefix: taken.prefix };
    this.configuration = {
      ...emptyConfiguration(),
      routes: [{ ...emptyRoute('main'), name: 'Main', prefix, controlNumber }],
      sites: [primo],
    };
  }

  xmlOf(mmsId: string): string {
    return this.library.records.get(mmsId)?.xml ?? '';
  }

  /** Somebody else writes the record. */
  overwrite(mmsId: string, xml: string): void {
    this.library.records.writeXml(mmsId, xml, 'somebody');
  }

  writes(): readonly RestRequest[] {
    return this.calls.filter(({ method }) => method === 'PUT');
  }

  private async call(request: RestRequest, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    this.calls.push(request);
    await Promise.resolve();
    this.meanwhile(request);
    const mishap = this.mishap(request);
    if (mishap === 'lost') throw lost();
    if (typeof mishap === 'object') throw readAlmaError(asThrown(mishap.status, mishap.body));
    const reply = almaRest(this.library, { origin: 'app', user: 'admin' }).handle({
      method: request.method,
      path: request.path,
      query: request.query ?? {},
      headers: { accept: request.accept === 'xml' ? 'application/xml' : 'application/json' },
      ...(request.body === undefined ? {} : { body: bodyOf(request.body) }),
    });
    if (mishap === 'drop-answer') throw lost();
    const body: unknown = request.accept === 'xml' ? reply.body : jsonOf(reply.body);
    if (reply.status >= 400) throw readAlmaError(asThrown(reply.status, body));
    return body;
  }
}

function lost(): Error {
  return readAlmaError(undefined);
}

/** As Angular throws a reply that is an error. */
function asThrown(status: number, body: unknown): object {
  return { ok: false, status, statusText: '', error: body };
}

function bodyOf(body: object | string): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function jsonOf(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
