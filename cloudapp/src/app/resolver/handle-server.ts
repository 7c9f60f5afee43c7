import type { Handle } from '../core/handle/handle';

/**
 * The handle server's answer about one handle, aliases followed.
 * `unregistered`: it knows no such handle. `registered` without addresses: known, but leads nowhere.
 */
export type HandleAnswer =
  | { readonly kind: 'unregistered' }
  | { readonly kind: 'registered'; readonly urls: readonly string[] };

/** Why the handle server could not be asked. */
export type HandleServerErrorKind =
  | 'network'
  | 'refused-address'
  | 'busy'
  | 'server-error'
  | 'bad-answer'
  | 'alias-loop'
  | 'timeout'
  | 'invalid-handle';

/** The server could not be asked; what the handle leads to is unknown. */
export class HandleServerError extends Error {
  override name = 'HandleServerError';

  constructor(
    message: string,
    readonly kind: HandleServerErrorKind,
    /** The server's own code (`responseCode`); 0 when there was none. */
    readonly responseCode: number,
    /** When the server asks to wait, milliseconds; 0 when it does not say. */
    readonly retryAfterMs: number = 0,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether asking again a little later may help. */
  get isTransient(): boolean {
    return (
      this.kind === 'network' ||
      this.kind === 'busy' ||
      this.kind === 'server-error' ||
      this.kind === 'timeout'
    );
  }
}

/** A handle resolver such as hdl.handle.net: one question, one answer; no pacing, no retry. */
export interface HandleServer {
  /**
   * @param authoritative whether the handle's own server is to be asked, past the proxy's cache
   * @throws HandleServerError when the server could not be asked; the answer is then unknown
   */
  ask(handle: Handle, authoritative: boolean, signal?: AbortSignal): Promise<HandleAnswer>;
  /** Whether the prefix exists at all (`0.NA/{prefix}`). @throws HandleServerError */
  knowsPrefix(prefix: string, signal?: AbortSignal): Promise<boolean>;
}
