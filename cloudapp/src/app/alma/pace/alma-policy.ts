/** How fast, how long and how often Alma is called. */
export interface AlmaPolicy {
  /**
   * Most calls started in any window; 0: no limit. Alma allows 25 in any 5 s to one user's app;
   * more are held back, or refused, on its side.
   * @default 25
   */
  readonly perWindow: number;
  /** Length of the window in milliseconds. @default 5000 */
  readonly windowMs: number;
  /**
   * Added to the window, milliseconds: Alma counts arrivals, the app counts departures, and the
   * way between the two is not always equally long. Costs one hundredth of the speed at 50.
   * @default 50
   */
  readonly guardMs: number;
  /** Most calls under way at once; 0: no limit. Alma allows 10. @default 10 */
  readonly atOnce: number;
  /**
   * How long an answer is waited for from the call's start, milliseconds. The SDK gives a call up
   * after 30 s without saying so.
   * @default 35000
   */
  readonly deadlineMs: number;
  /** Attempts of a read in all, the first included; a write is never repeated. @default 4 */
  readonly attempts: number;
  /** Wait before the second attempt, milliseconds; doubles each time, a fifth more or less. @default 1000 */
  readonly firstDelayMs: number;
  /** Longest wait between two attempts, milliseconds. @default 20000 */
  readonly longestDelayMs: number;
}

const ALMA_POLICY: AlmaPolicy = {
  perWindow: 25,
  windowMs: 5000,
  guardMs: 50,
  atOnce: 10,
  deadlineMs: 35_000,
  attempts: 4,
  firstDelayMs: 1000,
  longestDelayMs: 20_000,
};

/**
 * A policy with the documented defaults for what is not given.
 * @throws RangeError for a value that makes no sense, naming it.
 */
export function almaPolicy(wishes: Partial<AlmaPolicy>): AlmaPolicy {
  const policy = { ...ALMA_POLICY, ...wishes };
  for (const name of [
    'perWindow',
    'atOnce',
    'guardMs',
    'firstDelayMs',
    'longestDelayMs',
  ] as const) {
    check(policy, name, 0);
  }
  for (const name of ['windowMs', 'deadlineMs', 'attempts'] as const) check(policy, name, 1);
  return policy;
}

function check(policy: AlmaPolicy, name: keyof AlmaPolicy, least: number): void {
  const value = policy[name];
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least}, but is ${value}.`);
  }
}
