/** The shortest time between two announcements, milliseconds. */
const ANNOUNCE_EVERY_MS = 100;

/** Tells listeners that something changed: at once the first time, then at most ten times a second. */
export class Announcer {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOwed = false;

  /** @returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Something changed; the listeners hear of it within a tenth of a second. */
  changed(): void {
    if (this.timer !== undefined) {
      this.isOwed = true;
      return;
    }
    this.isOwed = false;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.isOwed) this.changed();
    }, ANNOUNCE_EVERY_MS);
    this.tell();
  }

  /** A change that a person waits for: paused, ended. Told at once. */
  changedNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
