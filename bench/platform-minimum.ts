/** What Alma allows an app: design, "What the platform allows". */
const PLATFORM = { perWindow: 25, windowMs: 5000, atOnce: 10 } as const;

/**
 * The time in which `calls` can be made at best, milliseconds: each started as early as the limits
 * let it, none waiting for what another one answers.
 */
export function platformMinimum(
  calls: number,
  latencyMs: number,
  limits: {
    readonly perWindow: number;
    readonly windowMs: number;
    readonly atOnce: number;
  } = PLATFORM,
): number {
  const starts: number[] = [];
  for (let call = 0; call < calls; call++) {
    const window = starts[call - limits.perWindow];
    const place = starts[call - limits.atOnce];
    starts.push(
      Math.max(
        starts[call - 1] ?? 0,
        window === undefined ? 0 : window + limits.windowMs,
        place === undefined ? 0 : place + latencyMs,
      ),
    );
  }
  const last = starts.at(-1);
  return last === undefined ? 0 : last + latencyMs;
}
