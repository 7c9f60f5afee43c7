/** What is produced as it comes, and taken one by one in that order; the end may be an error. */
export class Outbox<T> implements AsyncIterable<T> {
  private readonly kept: T[] = [];
  private ending: { readonly error?: unknown } | undefined;
  private wake: (() => void) | undefined;

  /** @param onTaken told whenever one was taken, so that more can be made */
  constructor(private readonly onTaken: () => void) {}

  /** How many wait to be taken. */
  get size(): number {
    return this.kept.length;
  }

  put(item: T): void {
    this.kept.push(item);
    this.wake?.();
  }

  close(): void {
    this.ending ??= {};
    this.wake?.();
  }

  /** Ends with this error, at once: what was not taken is not wanted any more. */
  fail(error: unknown): void {
    this.ending ??= { error };
    this.kept.length = 0;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const item = this.kept.shift();
      if (item !== undefined) {
        this.onTaken();
        yield item;
      } else if (this.ending === undefined) {
        await new Promise<void>((resolve) => (this.wake = resolve));
      } else if ('error' in this.ending) {
        throw this.ending.error;
      } else {
        return;
      }
    }
  }
}
