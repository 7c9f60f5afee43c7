import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import { DENSITIES, OPENINGS, type Settings } from '../../core/settings/settings';
import { wordsFor, type Saying } from '../session/alma-words';
import { SettingsStore } from '../session/settings-store';
import { Icon } from '../ui/icon';

/** One user's settings; each is kept as soon as it is changed. */
@Component({
  selector: 'app-settings-page',
  standalone: true,
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings-page.html',
  styles: `
    :host {
      display: block;
      max-width: 760px;
    }
  `,
})
export class SettingsPage {
  private readonly store = inject(SettingsStore);

  protected readonly openings = OPENINGS;
  protected readonly densities = DENSITIES;
  protected readonly settings = this.store.settings;
  protected readonly unknown = this.store.unknown;
  /** The language in its own words. */
  protected readonly language = nameOf(inject(TranslateService).currentLang);
  protected readonly kept = signal<'nothing' | 'kept' | Saying>('nothing');

  private changes = 0;

  constructor() {
    void this.store.load();
  }

  protected async change(changes: Partial<Settings>): Promise<void> {
    const turn = ++this.changes;
    this.kept.set('nothing');
    const outcome = await this.store.save(changes).then(
      () => 'kept' as const,
      // In force for this visit; the person can choose again.
      (error: unknown) => wordsFor(error),
    );
    // What is said is said of the last change: it holds the ones before it.
    if (turn === this.changes) this.kept.set(outcome);
  }
}

function nameOf(language: string | undefined): string {
  if (language === undefined) return '–';
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}
