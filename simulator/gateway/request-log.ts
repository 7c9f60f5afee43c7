export type RequestOrigin = 'app' | 'outside' | 'handles';

/** One request as the control endpoint `GET /sim/requests` tells it. */
export interface LoggedRequest {
  /** Arrival, ISO 8601 UTC, by the simulated Alma's clock. */
  readonly time: string;
  readonly origin: RequestOrigin;
  readonly method: string;
  /** As asked: `/almaws/v1/bibs/99…`, `/hdl/api/handles/…`. */
  readonly path: string;
  /** As asked, without the question mark. */
  readonly query: string;
  /** HTTP status; null while unanswered, and for answers that were lost. */
  status: number | null;
  /** Parameters that the server knows nothing of and passed over. */
  ignored?: readonly string[];
}

const LIMIT = 200_000;

/** What was asked of the simulated Alma, oldest first. */
export class RequestLog {
  private readonly requests: LoggedRequest[] = [];

  get all(): readonly LoggedRequest[] {
    return this.requests;
  }

  add(request: Omit<LoggedRequest, 'status'>): LoggedRequest {
    const entry: LoggedRequest = { ...request, status: null };
    if (this.requests.length < LIMIT) this.requests.push(entry);
    return entry;
  }

  reset(): void {
    this.requests.length = 0;
  }
}
