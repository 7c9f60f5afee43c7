/**
 * What stood between a call and its answer.
 * - `refused`: Alma said no, with a code of its own
 * - `unauthorized`: the user lacks a role (401)
 * - `too-many`: more calls than allowed (429)
 * - `server`: Alma failed (5xx), or answered something that is no API answer
 * - `lost`: no answer within the deadline; for a write the outcome is unknown
 * - `unreadable`: an answer in a shape that was not expected
 */
export type AlmaErrorKind =
  'refused' | 'unauthorized' | 'too-many' | 'server' | 'lost' | 'unreadable';

export interface AlmaErrorDetails {
  readonly kind: AlmaErrorKind;
  /** HTTP status; 0 when there was none. */
  readonly status: number;
  /** Alma's error code, e.g. `402203`; empty when there was none. */
  readonly code: string;
  /** Alma's tracking id; empty when there was none. */
  readonly trackingId: string;
}

/** A call to Alma that brought no result. */
export class AlmaError extends Error {
  override name = 'AlmaError';
  readonly kind: AlmaErrorKind;
  readonly status: number;
  readonly code: string;
  readonly trackingId: string;

  constructor(message: string, details: AlmaErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.kind = details.kind;
    this.status = details.status;
    this.code = details.code;
    this.trackingId = details.trackingId;
  }

  /** Whether the same read may succeed a little later. Never a reason to repeat a write. */
  get isTransient(): boolean {
    return this.kind === 'too-many' || this.kind === 'server' || this.kind === 'lost';
  }

  /** Whether a write may have taken effect although this was thrown. */
  get outcomeUnknown(): boolean {
    return this.kind === 'lost' || this.kind === 'server' || this.kind === 'unreadable';
  }
}
