import { inject, Injectable, signal } from '@angular/core';

import type { PrimoSite } from '../../core/verdict/verdict';
import {
  formatsAmong,
  prefixAmong,
  readSample,
  siteAmong,
  type SampleRecord,
} from '../../workflow/configuration-test/sample-records';
import { wordsFor, type Saying } from '../session/alma-words';
import { ALMA } from '../session/ports';
import { ConfigurationDraft } from './configuration-draft';
import { HANDLE_SERVER_AT } from './handle-server-at';

export type SampleState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly words: Saying }
  | {
      readonly kind: 'read';
      readonly records: readonly SampleRecord[];
      readonly prefix: string;
      readonly site: PrimoSite | undefined;
      /** The resolver that could not be asked where the handles lead; empty where it was asked. */
      readonly unasked: string;
    };

/** The first records of a set: they tell much of what an administrator would have to enter. */
@Injectable()
export class Sample {
  private readonly alma = inject(ALMA);
  private readonly serverAt = inject(HANDLE_SERVER_AT);
  private readonly draft = inject(ConfigurationDraft);
  private readonly now = signal<SampleState>({ kind: 'none' });
  private readonly set = signal<{ readonly id: string; readonly name: string } | undefined>(
    undefined,
  );

  readonly state = this.now.asReadonly();
  readonly chosenSet = this.set.asReadonly();

  /** Reads it, and fills in what is still empty. */
  async read(set: { readonly id: string; readonly name: string }): Promise<void> {
    this.set.set({ id: set.id, name: set.name });
    this.now.set({ kind: 'reading' });
    try {
      const records = await readSample(this.alma, set.id);
      const prefix = prefixAmong(records) ?? '';
      const { site, unasked } = await this.askWhereHandlesLead(records);
      if (this.set()?.id !== set.id) return;
      this.now.set({ kind: 'read', records, prefix, site, unasked });
      this.fillIn(records, prefix, site);
    } catch (error) {
      // Said where the records would stand; everything can be entered by hand.
      if (this.set()?.id === set.id) this.now.set({ kind: 'failed', words: wordsFor(error) });
    }
  }

  private fillIn(
    records: readonly SampleRecord[],
    prefix: string,
    site: PrimoSite | undefined,
  ): void {
    if (this.draft.route().prefix === '' && prefix !== '') this.draft.changePrefix(prefix);
    const { formats } = this.draft.route();
    const seen = formatsAmong(records).filter((format) => !formats.includes(format));
    if (seen.length > 0 && formats.length === 0) this.draft.changeRoute({ formats: seen });
    if (this.draft.configuration().sites.length === 0 && site !== undefined) {
      this.draft.change({ sites: [site] });
    }
  }

  private async askWhereHandlesLead(
    records: readonly SampleRecord[],
  ): Promise<{ readonly site: PrimoSite | undefined; readonly unasked: string }> {
    const { resolver } = this.draft.configuration();
    try {
      return { site: await siteAmong(this.serverAt(resolver), records), unasked: '' };
    } catch {
      // The site can be entered by hand; why the server cannot be asked is a line of the test.
      return { site: undefined, unasked: resolver };
    }
  }
}
