const WINDOW_MS = 5000;

/** Counts calls as they arrive, before anything queues them. */
export class CallStats {
  calls = 0;
  maxInFlight = 0;
  maxIn5s = 0;
  private inFlight = 0;
  private resets = 0;
  private readonly arrivals: number[] = [];

  /** @returns what says that the call has been answered; calling it again does nothing. */
  arrive(now: number): () => void {
    this.calls += 1;
    this.inFlight += 1;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    this.arrivals.push(now);
    while ((this.arrivals[0] ?? now) <= now - WINDOW_MS) this.arrivals.shift();
    this.maxIn5s = Math.max(this.maxIn5s, this.arrivals.length);
    const { resets } = this;
    let isOpen = true;
    return () => {
      // NOTE Calls from before a reset end after it, and are no longer counted.
      if (isOpen && resets === this.resets) this.inFlight -= 1;
      isOpen = false;
    };
  }

  reset(): void {
    this.calls = 0;
    this.maxInFlight = 0;
    this.maxIn5s = 0;
    this.inFlight = 0;
    this.resets += 1;
    this.arrivals.length = 0;
  }
}
