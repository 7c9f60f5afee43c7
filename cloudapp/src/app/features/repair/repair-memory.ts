import { inject, Injectable, signal } from '@angular/core';

import type { RepairRow } from '../../workflow/repair/repair-run';
import { KEPT_IMAGES_KEY, newestImages } from '../../workflow/repair/kept-images';
import {
  journalOf,
  readRepairJournal,
  REPAIR_JOURNAL_KEY,
  type RepairJournal,
} from '../../workflow/repair/repair-journal';
import { confirmFormat, readTrust, type RepairTrust } from '../../workflow/repair/unlock';
import { CLOUD_APP } from '../session/ports';

const TRUST_KEY = 'repair-trust';

/**
 * What Alma's Store keeps of repairs: which formats were confirmed, where a run stands, the newest
 * before-images. Losing it loses no record: everything is compared with Alma again.
 */
@Injectable({ providedIn: 'root' })
export class RepairMemory {
  private readonly cloudApp = inject(CLOUD_APP);
  private readonly trusted = signal<RepairTrust>({});
  private readonly interrupted = signal<RepairJournal | undefined>(undefined);
  private readonly images = signal('');
  private loading: Promise<void> | undefined;
  private rows: { readonly rows: readonly RepairRow[]; readonly startedAt: number } | undefined;
  private isWriting = false;

  readonly trust = this.trusted.asReadonly();
  /** A run that did not come to its end; `undefined` when there is none. */
  readonly journal = this.interrupted.asReadonly();
  /** The newest before-images, as JSON Lines. */
  readonly keptImages = this.images.asReadonly();

  /** Reads everything once. What cannot be read counts as not there: then nothing is taken for confirmed. */
  load(): Promise<void> {
    this.loading ??= this.readAll();
    return this.loading;
  }

  writeTrust(trust: RepairTrust): void {
    this.trusted.set(trust);
    void this.write(TRUST_KEY, trust);
  }

  confirmFormat(format: string): void {
    this.writeTrust(confirmFormat(this.trusted(), format));
  }

  /** Keeps where a run stands: the newest state only, however quickly they come. */
  keepRun(rows: readonly RepairRow[], startedAt: number): void {
    this.interrupted.set(undefined);
    this.rows = { rows, startedAt };
    void this.writeRun();
  }

  forgetRun(): void {
    this.interrupted.set(undefined);
    void this.write(REPAIR_JOURNAL_KEY, undefined);
  }

  async keepImages(file: string): Promise<void> {
    this.images.update((former) => newestImages(former, file));
    await this.write(KEPT_IMAGES_KEY, this.images());
  }

  private async readAll(): Promise<void> {
    const [trust, journal, images] = await Promise.all([
      this.read(TRUST_KEY),
      this.read(REPAIR_JOURNAL_KEY),
      this.read(KEPT_IMAGES_KEY),
    ]);
    this.trusted.set(readTrust(trust));
    this.interrupted.set(readRepairJournal(journal));
    if (typeof images === 'string') this.images.set(images);
  }

  private async writeRun(): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    while (this.rows !== undefined) {
      const { rows, startedAt } = this.rows;
      this.rows = undefined;
      await this.write(REPAIR_JOURNAL_KEY, journalOf(rows, startedAt));
    }
    this.isWriting = false;
  }

  private async read(key: string): Promise<unknown> {
    try {
      return await this.cloudApp.readStore(key);
    } catch {
      // A Store that cannot be read holds nothing; a repair then begins as if it were the first.
      return undefined;
    }
  }

  private async write(key: string, value: unknown): Promise<void> {
    try {
      if (value === undefined) await this.cloudApp.removeStore(key);
      else await this.cloudApp.writeStore(key, value);
    } catch {
      // Kept for this visit only: the file of before-images is in the person's hands.
    }
  }
}
