import { faultReply } from '../gateway/fault-replies';
import { SLOW_MS } from '../gateway/faults';
import { type LoggedRequest, type RequestOrigin } from '../gateway/request-log';
import { type RestReply, REST_ROOT } from '../rest/http';
import { type Address } from './address';
import { type Simulation } from './simulation';

/** A request of a program or of the app's frame, as HTTP brings it. */
export interface HttpCall {
  readonly method: string;
  /** Undecoded, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Hears when the caller has its answer, or has gone without it. */
  readonly onGone?: (hear: () => void) => void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** `hang`: never answered; `drop`: the connection breaks. */
export type OutsideCall = Promise<HttpAnswer | 'hang' | 'drop'>;

/** A REST request from outside, with a key and without the proxy. */
export async function restOverHttp(
  simulation: Simulation,
  call: HttpCall,
  address: Address,
): OutsideCall {
  const { path, query } = split(call.url);
  const answered = simulation.outsideStats.arrive(simulation.clock.now());
  call.onGone?.(answered);
  const entry = log(simulation, 'outside', call.method, path, query);
  return struck(simulation, call.method, path, entry, answered, () => {
    const reply = simulation.rest(
      {
        method: call.method,
        path: path.slice(REST_ROOT.length),
        query: Object.fromEntries(new URLSearchParams(query)),
        headers: call.headers,
        ...(call.body === undefined ? {} : { body: call.body }),
      },
      { origin: 'outside', baseUrl: address.shell },
    );
    if (reply.ignored !== undefined) entry.ignored = reply.ignored;
    return httpAnswer(reply);
  });
}

/** A request to the handle server. */
export async function handleOverHttp(simulation: Simulation, call: HttpCall): OutsideCall {
  const { path, query } = split(call.url);
  const answered = simulation.handleStats.arrive(simulation.clock.now());
  // NOTE An app that no longer waits for a slow answer may ask for the next handle.
  call.onGone?.(answered);
  const entry = log(simulation, 'handles', call.method, path, query);
  return struck(simulation, call.method, path, entry, answered, async () => {
    const handlePath = path.slice('/hdl'.length);
    const reply = simulation.handles({ method: call.method, path: handlePath, query });
    if (reply.delayMs > 0) await pause(simulation, reply.delayMs);
    const { Location: location } = reply.headers;
    const isHere = location?.startsWith('/') === true;
    const headers = isHere ? { ...reply.headers, Location: `/hdl${location}` } : reply.headers;
    return { status: reply.status, headers, body: reply.body };
  });
}

/** Carries the call out, unless a fault has it otherwise. */
async function struck(
  simulation: Simulation,
  method: string,
  path: string,
  entry: LoggedRequest,
  answered: () => void,
  perform: () => HttpAnswer | Promise<HttpAnswer>,
): OutsideCall {
  const fault = simulation.gateway.faults.strike({ method, path });
  if (fault?.effect === 'hang') return 'hang';
  const wait = simulation.latencyMs + (fault?.effect === 'slow' ? (fault.ms ?? SLOW_MS) : 0);
  if (wait > 0) await pause(simulation, wait);
  const failure = fault && faultReply(fault.effect);
  const answer =
    failure === undefined ? await perform() : failed(failure, entry.origin === 'handles');
  answered();
  if (fault?.effect === 'drop-answer') return 'drop';
  entry.status = answer.status;
  return answer;
}

function pause(simulation: Simulation, ms: number): Promise<void> {
  return new Promise((resolve) => simulation.clock.setTimer(ms, resolve));
}

// NOTE A browser does not hand Retry-After to the app: the handle server exposes no header.
function failed(reply: RestReply, isHandles: boolean): HttpAnswer {
  if (!isHandles) return httpAnswer(reply);
  const headers = { 'access-control-allow-origin': '*' };
  if (reply.contentType.includes('html')) {
    return { ...httpAnswer(reply), headers: { ...headers, 'content-type': reply.contentType } };
  }
  const responseCode = reply.status === 503 ? 3 : 2;
  return {
    status: reply.status,
    headers: {
      ...headers,
      'content-type': 'application/json;charset=UTF-8',
      ...(reply.status === 503 || reply.status === 429 ? { 'retry-after': '5' } : {}),
    },
    body: JSON.stringify({ responseCode, message: 'The server is busy.' }),
  };
}

function httpAnswer(reply: RestReply): HttpAnswer {
  return {
    status: reply.status,
    headers: { 'content-type': reply.contentType, 'x-exl-api-remaining': '498231' },
    body: reply.body,
  };
}

function log(
  simulation: Simulation,
  origin: RequestOrigin,
  method: string,
  path: string,
  query: string,
): LoggedRequest {
  const time = new Date(simulation.clock.now()).toISOString();
  return simulation.gateway.log.add({ time, origin, method, path, query });
}

function split(url: string): { path: string; query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}
