import { computed, inject, Injectable, signal } from '@angular/core';

import type { Configuration } from '../../core/configuration/configuration';
import { isSameConfiguration } from '../../core/configuration/configuration-diff';
import {
  parseConfiguration,
  type ParsedConfiguration,
} from '../../core/configuration/parse-configuration';
import { CLOUD_APP } from './ports';

/** What is known of the institution's configuration. */
export type ConfigurationState =
  { readonly kind: 'loading' } | { readonly kind: 'unreachable' } | ParsedConfiguration;

/** What an administrator wants to be kept, and what it started from. */
export interface SaveRequest {
  readonly configuration: Configuration;
  /** As it was read when the work began; `undefined`: there was none. */
  readonly base: Configuration | undefined;
  /** What stands in the way, where the person was asked about it and agreed. */
  readonly agreedTo: 'nothing-there' | 'damaged' | undefined;
}

/** What became of a save; nothing is written but with `saved`. */
export type SaveResult =
  | { readonly kind: 'saved' }
  /** Alma hands out nothing: there is none, or it could not be read. To be asked about. */
  | { readonly kind: 'nothing-there' }
  /** What is stored is no configuration. To be asked about; it is kept aside. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' }
  /** Somebody else saved since it was read, or just now: theirs is there. */
  | { readonly kind: 'changed'; readonly theirs: Configuration };

/** Where a document that could not be read is kept when another one is saved over it. */
export const KEPT_ASIDE = 'configuration-aside';

/** The institution's configuration: read at the start and before each save, written whole. */
@Injectable({ providedIn: 'root' })
export class ConfigurationStore {
  private readonly cloudApp = inject(CLOUD_APP);
  private readonly read = signal<ConfigurationState>({ kind: 'loading' });

  readonly state = this.read.asReadonly();
  readonly configuration = computed<Configuration | undefined>(() => {
    const state = this.read();
    return state.kind === 'configuration' ? state.configuration : undefined;
  });

  /** Reads it from Alma. Whatever comes, the state says what it was; never throws. */
  async load(): Promise<void> {
    try {
      this.read.set(parseConfiguration(await this.cloudApp.readConfiguration()));
    } catch {
      // Alma did not hand it out: said on the start page, which offers to try again.
      this.read.set({ kind: 'unreachable' });
    }
  }

  /**
   * Reads what is stored now; where it is still what the work began from, writes the whole document
   * and reads it back. Alma's own store merges nothing: the last writer wins there.
   * @throws when Alma does not hand it out or refuses it; the state then stays as it was.
   */
  async save({ configuration, base, agreedTo }: SaveRequest): Promise<SaveResult> {
    const now = parseConfiguration(await this.cloudApp.readConfiguration());
    if (now.kind === 'newer') return { kind: 'newer' };
    if (now.kind === 'none' && agreedTo !== 'nothing-there') return { kind: 'nothing-there' };
    if (now.kind === 'damaged') {
      if (agreedTo !== 'damaged') return { kind: 'damaged' };
      await this.cloudApp.writeStore(KEPT_ASIDE, now.stored);
    }
    if (now.kind === 'configuration') {
      const isAsRead = base !== undefined && isSameConfiguration(now.configuration, base);
      const isOurs = isSameConfiguration(now.configuration, configuration);
      if (!isAsRead && !isOurs) return { kind: 'changed', theirs: now.configuration };
    }
    await this.cloudApp.writeConfiguration(configuration);
    return this.readBack(configuration);
  }

  /** Somebody else may have written in the same moment. */
  private async readBack(configuration: Configuration): Promise<SaveResult> {
    const after = parseConfiguration(await this.cloudApp.readConfiguration());
    if (
      after.kind === 'configuration' &&
      !isSameConfiguration(after.configuration, configuration)
    ) {
      this.read.set(after);
      return { kind: 'changed', theirs: after.configuration };
    }
    this.read.set({ kind: 'configuration', configuration });
    return { kind: 'saved' };
  }
}
