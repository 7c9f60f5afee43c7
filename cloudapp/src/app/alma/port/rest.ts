/** A request to Alma's REST API, as the Cloud App framework takes it. */
export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From behind `/almaws/v1`: `/conf/sets/123/members`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a text as XML. */
  readonly body?: object | string;
  /** What the answer is wanted as. @default 'json' */
  readonly accept?: 'json' | 'xml';
}

/** One call to Alma, nothing more: no pacing, no retry. Implemented over the SDK and over the simulator. */
export interface RestCaller {
  /**
   * @returns the body of the answer, not yet parsed.
   * @throws AlmaError for every refusal, and for an answer that did not come in time.
   */
  call(request: RestRequest, signal?: AbortSignal): Promise<unknown>;
}
