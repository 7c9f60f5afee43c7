/** How gently the handle server is asked. */
export interface ResolverPolicy {
  /** Most handles asked in a second; 0: no limit. @default 20 */
  readonly perSecond: number;
  /** Most asked at once; a browser opens no more than 6 connections anyway. 0: no limit. @default 6 */
  readonly atOnce: number;
  /** Attempts a handle, the first included. @default 3 */
  readonly attempts: number;
  /** Wait before the second attempt, milliseconds; doubles. @default 500 */
  readonly firstDelayMs: number;
  /** Slowest it gets when the server is busy, handles a second. @default 1 */
  readonly leastPerSecond: number;
}

export const RESOLVER_POLICY: ResolverPolicy = {
  perSecond: 20,
  atOnce: 6,
  attempts: 3,
  firstDelayMs: 500,
  leastPerSecond: 1,
};

/** @throws RangeError for a value that makes no sense, naming it. */
export function resolverPolicy(wishes: Partial<ResolverPolicy> = {}): ResolverPolicy {
  const policy = { ...RESOLVER_POLICY, ...wishes };
  for (const name of ['perSecond', 'atOnce', 'firstDelayMs'] as const) check(policy, name, 0);
  check(policy, 'attempts', 1);
  if (!(policy.leastPerSecond > 0)) check(policy, 'leastPerSecond', 1);
  return policy;
}

function check(policy: ResolverPolicy, name: keyof ResolverPolicy, least: number): void {
  const value = policy[name];
  if (!Number.isFinite(value) || value < least) {
    throw new RangeError(`${name} must be a number from ${least}, but is ${value}.`);
  }
}
