/** A request as it reaches Alma's REST server. */
export interface RestRequest {
  readonly method: string;
  /** The path after `/almaws/v1`, undecoded: `/bibs/99123`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Who asks: the app as the logged-in user, or a program from outside with a key. */
export interface RestCaller {
  readonly origin: 'app' | 'outside';
  /** Primary id of the logged-in user; of no meaning for callers from outside. */
  readonly user?: string;
  /** What stands before `/almaws/v1` in links for callers from outside, e.g. `http://127.0.0.1:4400`. */
  readonly baseUrl?: string;
}

export interface RestReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Parameters that were passed over because nothing is known of them (callers from outside only). */
  readonly ignored?: readonly string[];
}

/** The address of the REST server on its host; the app's links start with it. */
export const REST_ROOT = '/almaws/v1';
