import { DOCUMENT } from '@angular/common';
import { computed, effect, inject, Injectable, signal } from '@angular/core';

import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../core/settings/settings';
import { CLOUD_APP } from './ports';

/** This user's settings: the defaults until they are read, and where they cannot be. */
@Injectable({ providedIn: 'root' })
export class SettingsStore {
  private readonly cloudApp = inject(CLOUD_APP);
  private readonly document = inject(DOCUMENT);
  private readonly now = signal<Settings>(DEFAULT_SETTINGS);
  private readonly strange = signal<readonly string[]>([]);
  private reading: Promise<void> | undefined;

  readonly settings = this.now.asReadonly();
  readonly density = computed(() => this.now().density);
  /** Names of settings that were stored in a way that is not known. */
  readonly unknown = this.strange.asReadonly();

  private writing: Promise<void> = Promise.resolve();

  constructor() {
    effect(() => {
      this.document.documentElement.dataset['density'] = this.density();
    });
  }

  /** Reads them once; later calls wait for the same reading. Never throws. */
  load(): Promise<void> {
    this.reading ??= this.read();
    return this.reading;
  }

  /** Takes them over and keeps them. @throws when Alma does not keep them */
  async save(changes: Partial<Settings>): Promise<void> {
    // They are kept as a whole: what was not read yet would be lost.
    await this.load();
    const settings = { ...this.now(), ...changes };
    this.now.set(settings);
    this.strange.set([]);
    // One after the other: what was chosen last is what Alma keeps.
    const written = this.writing.then(() => this.cloudApp.writeSettings(settings));
    this.writing = written.catch(() => undefined);
    await written;
  }

  private async read(): Promise<void> {
    try {
      const { settings, unknown } = parseSettings(await this.cloudApp.readSettings());
      this.now.set(settings);
      this.strange.set(unknown);
    } catch {
      // Settings make nothing right or wrong: the defaults do for this visit.
      this.now.set(DEFAULT_SETTINGS);
    }
  }
}
