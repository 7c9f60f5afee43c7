import { type MmsId } from '../../core/identifiers/mms-id';
import { type Alma } from '../port/alma';
import { type ReadEvent, type ReadOptions, type UnreadMember } from '../port/set-reader';
import { Outbox } from './outbox';
import { type MembersRead } from './read-members';
import { readRecords, type Wanted } from './read-records';

const BATCH = 100;
/** Pages read ahead of the records, so that the last calls of all wait for no page. */
const PAGES_AHEAD = 12;
/** Batches under way or not yet taken; enough to use the allowance at a second of latency. */
const BATCHES_AHEAD = 20;

/** Where members come from: pages of a set, or a list. */
export interface MemberSource {
  /** Members as they were said to be at the start. */
  readonly size: number;
  /** The next page, `undefined` when there is none; called before the former ones have ended. */
  nextPage(): (() => Promise<MembersRead>) | undefined;
}

/**
 * One reading: pages of members ahead, batches of records as ids arrive, both at once. Stands
 * still while what was read is not taken, so that memory stays bounded.
 */
export class SetReading {
  private readonly outbox = new Outbox<ReadEvent>(() => this.advance());
  private readonly waiting: Wanted[] = [];
  private readonly seen = new Set<MmsId>();
  private pages = 0;
  private batches = 0;
  private isLastPageAsked = false;
  private hasEnded = false;
  private sizeAtEnd: number;
  private read = 0;
  private unread = 0;
  private repeated = 0;

  constructor(
    private readonly alma: Alma,
    private readonly source: MemberSource,
    private readonly options: ReadOptions,
    private readonly signal: AbortSignal,
  ) {
    this.sizeAtEnd = source.size;
  }

  events(): AsyncIterable<ReadEvent> {
    this.outbox.put({ kind: 'size', size: this.source.size });
    this.signal.addEventListener('abort', () => this.outbox.fail(this.signal.reason), {
      once: true,
    });
    this.advance();
    return this.outbox;
  }

  private advance(): void {
    if (this.hasEnded || this.signal.aborted) return;
    this.startPages();
    this.startBatches();
    if (this.isLastPageAsked && this.pages + this.batches + this.waiting.length === 0) this.end();
  }

  private startPages(): void {
    while (!this.isLastPageAsked && this.pages + this.waiting.length / BATCH < PAGES_AHEAD) {
      const readPage = this.source.nextPage();
      if (readPage === undefined) {
        this.isLastPageAsked = true;
        return;
      }
      this.pages += 1;
      this.carry(readPage(), (page) => {
        this.pages -= 1;
        this.takeMembers(page);
      });
    }
  }

  private startBatches(): void {
    const arePagesDone = this.isLastPageAsked && this.pages === 0;
    while (
      this.batches + this.outbox.size < BATCHES_AHEAD &&
      (this.waiting.length >= BATCH || (arePagesDone && this.waiting.length > 0))
    ) {
      const members = this.waiting.splice(0, BATCH);
      this.batches += 1;
      this.carry(readRecords(this.alma, members, this.options, this.signal), (result) => {
        this.batches -= 1;
        this.read += result.read.length;
        this.unread += result.unread.length;
        this.outbox.put({ kind: 'batch', ...result });
      });
    }
  }

  private takeMembers(page: MembersRead): void {
    for (const member of page.members) {
      if (this.seen.has(member.mmsId)) {
        this.repeated += 1;
      } else {
        this.seen.add(member.mmsId);
        this.waiting.push(member);
      }
    }
    if (page.total !== undefined && page.total !== this.sizeAtEnd) {
      this.sizeAtEnd = page.total;
      // A set that has grown has pages more.
      this.isLastPageAsked = false;
    }
    this.takeUnread(page.unread);
  }

  private takeUnread(unread: readonly UnreadMember[]): void {
    if (unread.length === 0) return;
    this.unread += unread.length;
    this.outbox.put({ kind: 'batch', read: [], unread });
  }

  private carry<T>(work: Promise<T>, take: (result: T) => void): void {
    work.then(
      (result) => {
        if (this.signal.aborted) return;
        take(result);
        this.advance();
      },
      (error: unknown) => this.outbox.fail(error),
    );
  }

  private end(): void {
    this.hasEnded = true;
    const { read, unread, repeated, sizeAtEnd } = this;
    const isComplete =
      repeated === 0 && sizeAtEnd === this.source.size && read + unread === sizeAtEnd;
    this.outbox.put({
      kind: 'end',
      summary: { sizeAtStart: this.source.size, sizeAtEnd, read, unread, repeated, isComplete },
    });
    this.outbox.close();
  }
}
