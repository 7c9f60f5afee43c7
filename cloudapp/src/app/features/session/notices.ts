import { Injectable, signal } from '@angular/core';

/** `problem` is announced at once, the others when the screen reader is free. */
export type NoticeKind = 'done' | 'info' | 'problem';

/** A sentence for the person, and what stands behind it. */
export interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  /** Key of the sentence in i18n/. */
  readonly say: string;
  readonly with: Readonly<Record<string, string | number>>;
}

/** The app's own notices: closed by keyboard, announced, never markup. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly list = signal<readonly Notice[]>([]);
  private lastId = 0;

  readonly open = this.list.asReadonly();

  /** @returns the notice's id, by which it can be closed */
  show(kind: NoticeKind, say: string, params: Notice['with'] = {}): number {
    const notice: Notice = { id: ++this.lastId, kind, say, with: params };
    // The same sentence again replaces the former one, so that a storm is one notice.
    this.list.update((notices) => [...notices.filter((other) => other.say !== say), notice]);
    return notice.id;
  }

  close(id: number): void {
    this.list.update((notices) => notices.filter((notice) => notice.id !== id));
  }

  closeAll(): void {
    this.list.set([]);
  }
}
