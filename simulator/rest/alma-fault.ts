/** An error that Alma reports to its caller: almost always HTTP 400 with a code of its own. */
export class AlmaFault extends Error {
  override name = 'AlmaFault';

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** A value of a parameter that Alma does not take. */
export function invalidParameter(name: string, valid: string): AlmaFault {
  return new AlmaFault('40166410', `Invalid parameter: ${name}. Valid values are: ${valid}`);
}

/** What a caller without the role for a request is told. */
export function notAuthorized(): AlmaFault {
  return new AlmaFault(
    'UNAUTHORIZED',
    'The user is not authorized to perform the requested action.',
    401,
  );
}
