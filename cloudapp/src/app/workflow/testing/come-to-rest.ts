/** Time that a test lets go by. */
interface Time {
  /** Timers that are still waiting. */
  readonly timers: number;
  pass(ms: number): Promise<void>;
}

/**
 * Lets so much time go by, and as much again a few times while a timer is still set.
 * NOTE Work in slices breathes by the event loop, not by the clock: on a slow machine a last slice may
 * set its timer after that. What is left over for good is still there after several rounds.
 */
export async function comeToRest(time: Time, ms: number): Promise<void> {
  await time.pass(ms);
  for (let round = 0; round < 5 && time.timers > 0; round++) await time.pass(ms);
}
