import { computed, inject, Injectable, signal } from '@angular/core';

import { readBeforeImages, writeBeforeImages } from '../../workflow/repair/before-images';
import { writeAudit } from '../../workflow/repair/audit';
import {
  RepairRun,
  type RepairRow,
  type RepairRunSnapshot,
} from '../../workflow/repair/repair-run';
import { mayBeRetried, type RepairResult } from '../../workflow/repair/repair-result';
import { RecordCardsStore } from '../record/record-cards-store';
import { follow, type Followed } from '../session/engine-signal';
import { ALMA, BULK_ALMA } from '../session/ports';
import { SaveFile } from '../session/save-file';
import { RepairMemory } from './repair-memory';
import { RepairReview, type ReviewKind } from './repair-review';

interface Work {
  readonly kind: ReviewKind;
  readonly run: RepairRun;
  readonly followed: Followed<RepairRunSnapshot>;
}

const WRITTEN: readonly RepairResult[] = ['done', 'done-respelled'];

/** The writing of what was reviewed; goes on while the person looks at other screens. */
@Injectable({ providedIn: 'root' })
export class RepairWork {
  private readonly alma = inject(ALMA);
  private readonly bulkAlma = inject(BULK_ALMA);
  private readonly memory = inject(RepairMemory);
  private readonly review = inject(RepairReview);
  private readonly cards = inject(RecordCardsStore);
  private readonly saveFile = inject(SaveFile);
  private readonly work = signal<Work | undefined>(undefined);
  /** Rows of former runs of this visit, for the audit. */
  private readonly former = signal<readonly RepairRow[]>([]);

  readonly now = computed(() => this.work()?.followed.snapshot());
  readonly kind = computed(() => this.work()?.kind);
  readonly isWorking = computed(() => ['running', 'paused'].includes(this.now()?.phase ?? 'idle'));
  /** How many records may be tried again; none while any is being written. */
  readonly failed = computed(() =>
    this.isWorking()
      ? 0
      : (this.now()?.rows ?? []).filter(({ outcome }) => mayBeRetried(outcome.result)).length,
  );
  /** Whether records wait that may be written now. */
  readonly canGoOn = computed(() => {
    const trust = this.memory.trust();
    return (
      !this.isWorking() &&
      this.has(({ repair, outcome }) => {
        const isTried = trust[repair.before.format]?.kind === 'tried';
        return (
          outcome.result === 'waiting' || (outcome.result === 'awaits-confirmation' && !isTried)
        );
      })
    );
  });
  readonly canUndo = computed(
    () => !this.isWorking() && this.kind() === 'repair' && this.written().length > 0,
  );
  readonly hasAudit = computed(
    () => this.former().length > 0 || this.has(({ outcome }) => outcome.at > 0),
  );

  private readonly written = computed(() =>
    (this.now()?.rows ?? [])
      .filter(({ outcome }) => WRITTEN.includes(outcome.result))
      .map(({ repair }) => repair),
  );

  /** The person has the before-images and agrees: writes what was chosen. */
  async begin(): Promise<void> {
    const repairs = this.review.chosen();
    const kind = this.review.kind();
    if (kind === undefined || repairs.length === 0 || this.isWorking()) return;
    if (!this.review.areImagesSaved()) return;
    this.clear();
    const startedAt = Date.now();
    const run = new RepairRun(
      {
        alma: repairs.length > 1 ? this.bulkAlma : this.alma,
        // An interrupted undo is planned anew from the file; a repair goes on from here.
        keep: (rows) => {
          if (kind === 'repair') this.memory.keepRun(rows, startedAt);
        },
        trust: {
          read: () => this.memory.trust(),
          write: (trust) => this.memory.writeTrust(trust),
        },
      },
      repairs,
    );
    this.work.set({ kind, run, followed: follow(run) });
    if (kind === 'repair') await this.memory.keepImages(writeBeforeImages(repairs, new Date()));
    run.confirmBeforeImages();
    await this.goOn();
  }

  /** Writes what waits. */
  async goOn(): Promise<void> {
    await this.work()?.run.start();
    // What the cards say of these records is of yesterday.
    this.cards.forget();
  }

  async retryFailed(): Promise<void> {
    await this.work()?.run.retryFailed();
    this.cards.forget();
  }

  pause(): void {
    this.work()?.run.pause();
  }

  resume(): void {
    this.work()?.run.resume();
  }

  cancel(): void {
    this.work()?.run.cancel();
  }

  /** Takes everything back that was written: planned, reviewed and verified like a repair. */
  undo(): void {
    const { images } = readBeforeImages(writeBeforeImages(this.written(), new Date()));
    this.clear();
    this.review.planUndo(images);
  }

  /** Lets the run go; its rows stay for the audit. */
  clear(): void {
    const rows = this.now()?.rows ?? [];
    this.former.update((former) => [...former, ...rows.filter(({ outcome }) => outcome.at > 0)]);
    this.work()?.followed.stop();
    this.work.set(undefined);
  }

  saveAudit(): void {
    const name = `repairs-${new Date().toISOString().slice(0, 10)}.csv`;
    this.saveFile.save(name, writeAudit([...this.former(), ...(this.now()?.rows ?? [])]));
  }

  private has(isSuch: (row: RepairRow) => boolean): boolean {
    return (this.now()?.rows ?? []).some(isSuch);
  }
}
