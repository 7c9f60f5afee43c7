import { computed, inject, Injectable, signal } from '@angular/core';

import type { Configuration } from '../../core/configuration/configuration';
import {
  parseConfiguration,
  type ParsedConfiguration,
} from '../../core/configuration/parse-configuration';
import { CLOUD_APP } from './ports';

/** What is known of the institution's configuration. */
export type ConfigurationState =
  { readonly kind: 'loading' } | { readonly kind: 'unreachable' } | ParsedConfiguration;

/** The institution's configuration, read once and after each save. */
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
   * Writes the whole document, then takes it as read.
   * @throws when Alma refuses it; the state then stays as it was.
   */
  async save(configuration: Configuration): Promise<void> {
    await this.cloudApp.writeConfiguration(configuration);
    this.read.set({ kind: 'configuration', configuration });
  }
}
