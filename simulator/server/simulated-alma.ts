import { type Gateway } from '../gateway/gateway';
import { type RestCaller, type RestReply, type RestRequest } from '../rest/http';

/** A plain HTTP answer: of the handle server, of the page's own requests. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A request to the handle server, its address as it was sent. */
export interface HandleCall {
  readonly method: string;
  /** After `/hdl`, undecoded: `/api/handles/11084/1`. */
  readonly path: string;
  /** Undecoded, without the question mark. */
  readonly query: string;
}

/** A request of Alma's own page. */
export interface UiCall {
  readonly method: string;
  /** After `/ui`: `/session`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** All that stands behind the HTTP server. */
export interface SimulatedAlma {
  readonly gateway: Gateway;
  readonly institution: { readonly code: string; readonly name: string };
  rest(request: RestRequest, caller: RestCaller): RestReply;
  handles(call: HandleCall): HttpReply;
  ui(call: UiCall): Promise<HttpReply>;
  /** Answers `/sim/…` except what concerns the gateway alone. */
  control(call: UiCall): HttpReply | undefined;
}
