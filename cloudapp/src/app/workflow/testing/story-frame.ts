import type { Gateway } from '../../../../../simulator/gateway/gateway';
import type { HandleServer as SimulatedHandles } from '../../../../../simulator/handles/handle-server';
import { pacedRest, type PacedRest } from '../../alma/pace/paced-rest';
import { setReader } from '../../alma/pace/read-set';
import { almaOverRest } from '../../alma/port/alma-over-rest';
import { readAlmaError } from '../../alma/port/read-alma-error';
import type { RestCaller, RestRequest } from '../../alma/port/rest';
import { fetchHandleServer } from '../../resolver/fetch-handle-server';
import type { RunLock, RunPorts } from '../run/run-ports';

/** As in the SDK's adapter: what did not come by then is lost. */
const DEADLINE_MS = 35_000;

/** What the browsers and the handle server of a story share. */
export interface FrameWorld {
  readonly gateway: Gateway;
  readonly handles: SimulatedHandles;
  /** Whether the handle server answers now; otherwise the network fails. */
  readonly handlesAnswer: () => boolean;
}

/** A browser: its frames share a lock, and a Store where that lives in the browser. */
export class Browser implements RunLock {
  private isHeld = false;

  constructor(readonly name: string) {}

  acquire(): Promise<(() => void) | undefined> {
    if (this.isHeld) return Promise.resolve(undefined);
    this.isHeld = true;
    return Promise.resolve(() => (this.isHeld = false));
  }
}

/** The frame in which Alma shows the app. When it is closed nothing more goes out of it or comes in. */
export class Frame {
  readonly ports: RunPorts;
  private readonly rest: PacedRest;
  private readonly releases: (() => void)[] = [];
  private isOpen = true;

  constructor(
    private readonly world: FrameWorld,
    readonly browser: Browser,
  ) {
    const caller: RestCaller = { call: (request) => this.call(request) };
    this.rest = pacedRest(caller);
    this.ports = {
      alma: almaOverRest(this.rest.urgent),
      reader: setReader(almaOverRest(this.rest)),
      pacing: this.rest,
      handleServer: fetchHandleServer({
        resolver: () => 'https://hdl.example',
        fetch: (address) => this.fetchHandle(String(address)),
      }),
      store: {
        readStore: (key) => this.store({ key }),
        writeStore: async (key, value) => void (await this.store({ key, value })),
        removeStore: async (key) => void (await this.store({ key, value: null })),
      },
      lock: {
        acquire: async () => {
          const release = await browser.acquire();
          // A page that is gone holds no lock.
          if (!this.isOpen) release?.();
          else if (release !== undefined) this.releases.push(release);
          return this.isOpen ? release : never();
        },
      },
      isHidden: () => false,
    };
  }

  close(): void {
    this.isOpen = false;
    for (const release of this.releases) release();
  }

  private async call({ method, path, query, body, accept }: RestRequest): Promise<unknown> {
    const type = typeof body === 'string' ? 'application/xml' : 'application/json';
    const reply = await this.send('CALL_REST_API', {
      url: path,
      method,
      queryParams: { ...query },
      headers: { Accept: `application/${accept ?? 'json'}`, 'Content-Type': type },
      ...(body === undefined ? {} : { requestBody: body }),
    });
    if ('error' in reply) throw readAlmaError(reply.error);
    return 'body' in reply ? (reply.body ?? undefined) : undefined;
  }

  private async store(payload: object): Promise<unknown> {
    const reply = await withinDeadline(this.send('CLOUDAPP_STORE', payload));
    if ('error' in reply) throw new Error('The Store failed.', { cause: reply.error });
    return 'value' in reply ? reply.value : undefined;
  }

  private async fetchHandle(address: string): Promise<Response> {
    const { pathname, search } = new URL(address);
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (!this.isOpen) return never();
    if (!this.world.handlesAnswer()) throw new TypeError('Failed to fetch');
    const request = { method: 'GET', path: pathname, query: search.slice(1) };
    const { status, headers, body } = this.world.handles.answer(request);
    return new Response(body, { status, headers });
  }

  private async send(name: string, payload: unknown): Promise<object> {
    if (!this.isOpen) return never();
    const reply = await this.world.gateway.send({ name, payload, browser: this.browser.name });
    if (!this.isOpen) return never();
    return typeof reply === 'object' && reply !== null ? reply : {};
  }
}

function never(): Promise<never> {
  return new Promise<never>(() => undefined);
}

function withinDeadline<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The page did not answer.')), DEADLINE_MS);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
