import { inject, Injectable, signal } from '@angular/core';

import type { Configuration } from '../../core/configuration/configuration';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStore, type SaveRequest } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { ConfigurationDraft } from './configuration-draft';

export type SavingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** A question stands; saving again is the answer yes. */
  | { readonly kind: 'asking'; readonly about: 'nothing-there' | 'damaged' }
  | { readonly kind: 'conflict'; readonly theirs: Configuration }
  | { readonly kind: 'newer' }
  | { readonly kind: 'failed'; readonly words: Saying };

/** Saves the draft, asking where something stands in the way. */
@Injectable()
export class ConfigurationSaving {
  private readonly store = inject(ConfigurationStore);
  private readonly draft = inject(ConfigurationDraft);
  private readonly notices = inject(Notices);
  private readonly now = signal<SavingState>({ kind: 'idle' });

  readonly state = this.now.asReadonly();

  /** Saves; where a question stands, the person has agreed by asking for it again. */
  async save(): Promise<void> {
    const state = this.now();
    if (state.kind === 'saving' || this.draft.hasErrors()) return;
    await this.write(state.kind === 'asking' ? state.about : undefined);
  }

  /** Goes on from what somebody else saved, with both changes in it. */
  async saveOver(theirs: Configuration, merged: Configuration): Promise<void> {
    this.draft.goOnFrom(theirs, merged);
    await this.write(undefined);
  }

  /** What somebody else saved stands. */
  dropMine(theirs: Configuration): void {
    this.draft.begin(theirs);
    this.now.set({ kind: 'idle' });
    void this.store.load();
  }

  /** Takes the question away: nothing was written. */
  leaveIt(): void {
    this.now.set({ kind: 'idle' });
  }

  private async write(agreedTo: SaveRequest['agreedTo']): Promise<void> {
    this.now.set({ kind: 'saving' });
    const configuration = this.draft.configuration();
    try {
      const result = await this.store.save({ configuration, base: this.draft.base(), agreedTo });
      switch (result.kind) {
        case 'saved':
          this.draft.goOnFrom(configuration, this.draft.configuration());
          this.now.set({ kind: 'idle' });
          this.notices.show('done', 'config.saved');
          return;
        case 'changed':
          this.now.set({ kind: 'conflict', theirs: result.theirs });
          return;
        case 'newer':
          this.now.set({ kind: 'newer' });
          return;
        default:
          this.now.set({ kind: 'asking', about: result.kind });
      }
    } catch (error) {
      // What was entered stays; the person can save again.
      this.now.set({ kind: 'failed', words: wordsFor(error) });
    }
  }
}
