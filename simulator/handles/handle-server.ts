import { type Library } from '../library/library';
import { type HandleValue } from '../library/model';
import { foldCase, type Registry } from '../library/registry';
import { followHandle } from './follow-handle';

export interface HandleRequest {
  readonly method: string;
  /** From the server's root, still percent-encoded: `/api/handles/20.500.99001/12`, or without `/api/handles`. */
  readonly path: string;
  /** Without the question mark, as asked. */
  readonly query: string;
}

export interface HandleReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the server takes over it, in milliseconds. */
  readonly delayMs: number;
}

/** What comes over a handle: how slow it is, and how often it is too busy. */
export interface HandleTrouble {
  readonly delayMs?: number;
  /** Answers that are *too busy* (503) before the right one; Infinity for ever. */
  readonly busyTimes?: number;
}

export interface HandleServerOptions {
  readonly registry: Registry;
  /** Prefixes that the global registry knows. */
  readonly prefixes: readonly string[];
}

const FOUND = 1;
const TOO_BUSY = 3;
const UNSUPPORTED = 5;
const NOT_FOUND = 100;
const INVALID_HANDLE = 102;
const VALUES_NOT_FOUND = 200;

const STATUS_OF: Readonly<Record<number, number>> = {
  [FOUND]: 200,
  [TOO_BUSY]: 503,
  [UNSUPPORTED]: 501,
  [NOT_FOUND]: 404,
  [INVALID_HANDLE]: 400,
  [VALUES_NOT_FOUND]: 200,
};

// The header that a page on any site needs; a page cannot see Retry-After, which is not exposed.
const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Content-Type': 'application/json;charset=UTF-8',
} as const;

/** A handle server as https://hdl.handle.net is one: the public proxy and its JSON interface. */
export class HandleServer {
  private readonly troubles = new Map<string, { readonly delayMs: number; busyTimes: number }>();

  constructor(private readonly options: HandleServerOptions) {}

  /** From now on the handle makes trouble; no trouble takes it back. */
  trouble(handle: string, { delayMs = 0, busyTimes = 0 }: HandleTrouble): void {
    this.troubles.set(foldCase(handle), { delayMs, busyTimes });
  }

  /** Ends all troubles. */
  calm(): void {
    this.troubles.clear();
  }

  answer(request: HandleRequest): HandleReply {
    const method = request.method.toUpperCase();
    if (method === 'OPTIONS') return preflight();
    const reply = this.look(request, method);
    return method === 'HEAD' ? { ...reply, body: '' } : reply;
  }

  private look(request: HandleRequest, method: string): HandleReply {
    const handle = handleOf(request.path);
    if (handle === undefined) return respond(INVALID_HANDLE, '', { message: 'Invalid handle' });
    if (!['GET', 'HEAD', 'POST'].includes(method)) return respond(UNSUPPORTED, handle);
    const trouble = this.troubles.get(foldCase(handle));
    const delayMs = trouble?.delayMs ?? 0;
    if (trouble !== undefined && trouble.busyTimes > 0) {
      trouble.busyTimes -= 1;
      const busy = respond(TOO_BUSY, handle, { message: 'Server too busy' });
      return { ...busy, headers: { ...busy.headers, 'Retry-After': '2' }, delayMs };
    }
    const parameters = new Parameters(request.query);
    const reply = isForPrograms(request.path)
      ? this.resolve(handle, parameters)
      : followHandle(handle, this.valuesOf(handle, parameters.isTrue('auth')));
    return { ...reply, delayMs };
  }

  private resolve(handle: string, parameters: Parameters): HandleReply {
    if (!handle.includes('/') || handle.startsWith('/')) {
      return respond(INVALID_HANDLE, handle, { message: 'Invalid handle' });
    }
    const values = this.valuesOf(handle, parameters.isTrue('auth'));
    if (values === null) return respond(NOT_FOUND, handle);
    const wanted = values.filter((value, i) => parameters.takes(value, i));
    if (wanted.length === 0) return respond(VALUES_NOT_FOUND, handle, { values: [] });
    const rendered = wanted.map((value) => render(value, values.indexOf(value)));
    return respond(FOUND, handle, { values: rendered });
  }

  private valuesOf(handle: string, isAuthoritative: boolean): readonly HandleValue[] | null {
    const prefix = /^0\.na\/(.+)$/i.exec(handle)?.[1];
    if (prefix === undefined) return this.options.registry.ask(handle, isAuthoritative);
    const isKnown = this.options.prefixes.some((known) => foldCase(known) === foldCase(prefix));
    return isKnown
      ? [
          { type: 'HS_SERV', index: 1, value: '10320/hosted' },
          { type: 'HS_ADMIN', index: 100, format: 'admin', value: { handle, index: 300 } },
        ]
      : null;
  }
}

const API = /^\/+api\/handles(?:\/+|$)/i;

/** Whether the path is of the JSON interface; the others are for people's browsers. */
function isForPrograms(path: string): boolean {
  return API.test(path);
}

/** The handle that a path asks for, as the real server takes it out; undefined where it cannot be decoded. */
function handleOf(path: string): string | undefined {
  const decoded = decodeOnce(path.replace(API, '').replace(/^\/+/, ''));
  if (decoded === undefined) return undefined;
  return decoded
    .replace(/^(?:info:(?:hdl|doi)\/|(?:hdl|doi):|urn:(?:hdl|doi):)/i, '')
    .replace(/^\/+/, '');
}

/** Decodes once; a plus sign stays one. */
function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8 or not percent-encoding: not a handle.
    return undefined;
  }
}

class Parameters {
  private readonly all: URLSearchParams;

  constructor(query: string) {
    this.all = new URLSearchParams(query);
  }

  /** As the real server reads it: empty, `yes` and `true` count, `1` does not. */
  isTrue(name: string): boolean {
    const value = this.all.get(name)?.toLowerCase();
    return value === '' || value === 'yes' || value === 'true';
  }

  /** Whether the value is among those asked for; any of the types or indexes is enough. */
  takes(value: HandleValue, position: number): boolean {
    const types = this.all.getAll('type').filter(Boolean);
    const indexes = this.all.getAll('index').filter(Boolean);
    if (types.length === 0 && indexes.length === 0) return true;
    const index = String(value.index ?? position + 1);
    return indexes.includes(index) || types.some((type) => isOfType(value.type, type));
  }
}

function isOfType(type: string, wanted: string): boolean {
  const [own, asked] = [foldCase(type), foldCase(wanted)];
  return own === asked || (asked.endsWith('.') && `${own}.`.startsWith(asked));
}

function render(value: HandleValue, position: number): unknown {
  return {
    index: value.index ?? position + 1,
    type: value.type,
    data: { format: value.format ?? 'string', value: value.value },
    ttl: value.ttl ?? 86400,
    timestamp: '2026-01-12T09:00:00Z',
  };
}

function respond(responseCode: number, handle: string, more: object = {}): HandleReply {
  const body = JSON.stringify({ responseCode, handle, ...more });
  return { status: STATUS_OF[responseCode] ?? 500, headers: HEADERS, body, delayMs: 0 };
}

function preflight(): HandleReply {
  const headers = {
    ...HEADERS,
    'Access-Control-Allow-Methods': 'GET,POST,HEAD,PUT,DELETE',
    'Access-Control-Allow-Headers': 'X-Requested-With,Authorization,Origin,Accept,Content-Type',
    'Access-Control-Max-Age': '86400',
  };
  return { status: 200, headers, body: '', delayMs: 0 };
}

/** The handle server of a library: its registrations, its prefix, its troubles. */
export function handleServerOf(library: Library): HandleServer {
  const server = new HandleServer({
    registry: library.registry,
    prefixes: [library.institution.prefix],
  });
  for (const trouble of library.archive.troubles ?? []) server.trouble(trouble.handle, trouble);
  return server;
}
