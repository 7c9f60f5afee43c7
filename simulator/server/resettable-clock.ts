import { MovableClock, type SimClock } from '../library/clock';

/** A clock that can go back to the real time, timers forgotten, for all who hold it. */
export class ResettableClock implements SimClock {
  private current = new MovableClock();

  now(): number {
    return this.current.now();
  }

  setTimer(ms: number, fire: () => void): () => void {
    return this.current.setTimer(ms, fire);
  }

  advance(ms: number): void {
    this.current.advance(ms);
  }

  stop(): void {
    this.current.stop();
  }

  reset(): void {
    this.current.stop();
    this.current = new MovableClock();
  }
}
