import type { ReadEvent, ReadOptions, SetReader } from '../../alma/port/set-reader';

/** A reader of sets that gives what it is told to, an event every 10 ms, and remembers what it was asked. */
export class ToldReader implements SetReader {
  readonly asked: (readonly unknown[])[] = [];
  options: ReadOptions | undefined;
  events: readonly (ReadEvent | Error)[] = [];

  readSet(setId: string, options: ReadOptions): AsyncIterable<ReadEvent> {
    this.asked.push(['set', setId]);
    this.options = options;
    return this.answering();
  }

  readList(mmsIds: readonly unknown[], options: ReadOptions): AsyncIterable<ReadEvent> {
    this.asked.push(['list', mmsIds]);
    this.options = options;
    return this.answering();
  }

  readAgain(setId: string, members: readonly unknown[]): AsyncIterable<ReadEvent> {
    this.asked.push(['again', setId, members]);
    return this.answering();
  }

  private async *answering(): AsyncGenerator<ReadEvent> {
    for (const event of this.events) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (event instanceof Error) throw event;
      yield event;
    }
  }
}
