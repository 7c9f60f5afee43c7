import { encodeHandle } from '../core/handle/encode-handle';
import { type Handle } from '../core/handle/handle';
import { parseHandle } from '../core/handle/parse-handle';
import { foldHandle } from '../core/handle/same-handle';
import { type HandleAnswer, type HandleServer, HandleServerError } from './handle-server';
import { type HandleReply, parseHandleReply } from './parse-reply';
import { NO_REFUSALS, type Refusals } from './refusals';

const TYPES = 'type=URL&type=HS_ALIAS&type=10320/loc';
const LONGEST_ALIAS_CHAIN = 20;

export interface FetchHandleServerOptions {
  /** The resolver's address without a slash at its end; asked anew for every handle. */
  readonly resolver: () => string;
  /**
   * How long an answer is waited for, milliseconds. Handles that are asked past the cache were
   * seen to take more than ten seconds and to be right all the same.
   * @default 30000
   */
  readonly timeoutMs?: number;
  readonly refusals?: Refusals;
  /** @default the global `fetch` */
  readonly fetch?: typeof globalThis.fetch;
}

/** A handle resolver's JSON API, asked by plain GETs that a browser sends without asking first. */
export function fetchHandleServer(options: FetchHandleServerOptions): HandleServer {
  const { resolver, timeoutMs = 30_000, refusals = NO_REFUSALS } = options;

  async function read(path: string, query: string, signal?: AbortSignal): Promise<HandleReply> {
    const address = `${resolver()}/api/handles/${path}?${query}`;
    const ownFetch = options.fetch ?? globalThis.fetch;
    const stop = stopAfter(timeoutMs, signal);
    try {
      const response = await ownFetch(address, {
        credentials: 'omit',
        cache: 'no-store',
        signal: stop.signal,
      });
      return judged(response, await response.text());
    } catch (thrown) {
      if (signal?.aborted === true) throw signal.reason;
      if (thrown instanceof HandleServerError) throw thrown;
      if (stop.signal.aborted) {
        throw new HandleServerError(`No answer within ${timeoutMs / 1000} s.`, 'timeout', 0, 0);
      }
      throw unreachable(thrown, await refusals.isRefused(address));
    } finally {
      stop.end();
    }
  }

  async function follow(
    handle: Handle,
    authoritative: boolean,
    signal: AbortSignal | undefined,
  ): Promise<HandleAnswer> {
    const query = authoritative ? `${TYPES}&auth=true` : TYPES;
    const passed = new Set<string>();
    let at = handle;
    for (;;) {
      const reply = await read(encodeHandle(at), query, signal);
      if (reply.responseCode === 100) return { kind: 'unregistered' };
      const alias = reply.aliases[0];
      if (reply.urls.length > 0 || alias === undefined) {
        return { kind: 'registered', urls: [...new Set(reply.urls)] };
      }
      passed.add(foldHandle(at));
      const next = parseHandle(alias, []).handle ?? asBareHandle(alias);
      if (next === null || passed.has(foldHandle(next)) || passed.size >= LONGEST_ALIAS_CHAIN) {
        throw new HandleServerError(
          `${handle} is another name for ${alias}, which leads to no end.`,
          'alias-loop',
          reply.responseCode,
        );
      }
      at = next;
    }
  }

  return {
    ask: (handle, authoritative, signal) => follow(handle, authoritative, signal),
    knowsPrefix: async (prefix, signal) => {
      const reply = await read(`0.NA/${encodeURIComponent(prefix)}`, 'type=HS_SERV', signal);
      return reply.responseCode !== 100;
    },
  };
}

/** The reply where it settles the question; the server's own code counts before the HTTP status. */
function judged(response: Response, text: string): HandleReply {
  const reply = parseHandleReply(text);
  const retryAfterMs = retryAfterOf(response);
  if (reply === undefined) {
    if (response.status === 429 || response.status === 503) {
      throw new HandleServerError('The handle server is busy.', 'busy', 0, retryAfterMs);
    }
    const kind = response.status >= 500 ? 'server-error' : 'bad-answer';
    throw new HandleServerError(
      `Not an answer of a handle server (HTTP ${response.status}).`,
      kind,
      0,
      retryAfterMs,
    );
  }
  const { responseCode } = reply;
  if (responseCode === 1 || responseCode === 100 || responseCode === 200) return reply;
  const said = reply.message === '' ? '' : `: ${reply.message}`;
  const message = `The handle server answered with code ${responseCode}${said}`;
  if (responseCode === 3 || responseCode === 7 || response.status === 429) {
    throw new HandleServerError(message, 'busy', responseCode, retryAfterMs);
  }
  const kind = responseCode === 102 ? 'invalid-handle' : 'server-error';
  throw new HandleServerError(message, kind, responseCode, retryAfterMs);
}

/** `Retry-After`, in seconds or as a date; where the browser does not show it: 0. */
function retryAfterOf(response: Response): number {
  const text = response.headers.get('Retry-After') ?? '';
  if (text === '') return 0;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function unreachable(cause: unknown, isRefused: boolean): HandleServerError {
  return isRefused
    ? new HandleServerError(
        'The browser may not ask this address: it is not among those of the app.',
        'refused-address',
        0,
        0,
        { cause },
      )
    : new HandleServerError('The handle server cannot be reached.', 'network', 0, 0, { cause });
}

function asBareHandle(text: string): Handle | null {
  return isBareHandle(text) ? text : null;
}

/** Whether the text is prefix, slash, suffix: what an alias's value is by definition. */
function isBareHandle(text: string): text is Handle {
  return /^[^/\s]+\/\S/.test(text);
}

/** A signal that stops with the given one, and by itself after a while. */
function stopAfter(
  ms: number,
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => stop.abort(), ms);
  return {
    signal: stop.signal,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}
