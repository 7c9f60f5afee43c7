/** A run that Alma does not start; the code is the one of its API. */
export class JobRefusedError extends Error {
  override name = 'JobRefusedError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
