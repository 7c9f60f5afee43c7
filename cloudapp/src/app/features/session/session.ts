import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { firstValueFrom } from 'rxjs';

import type { Visit } from '../../alma/port/cloudapp';
import { ConfigurationStore } from './configuration-store';
import { directionOf, languageFor, LANGUAGES } from './languages';
import { CLOUD_APP } from './ports';
import { SettingsStore } from './settings-store';

type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly visit: Visit }
  | { readonly kind: 'failed' };

/** Who opened the app and where; language, direction and colour follow from it. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly cloudApp = inject(CLOUD_APP);
  private readonly translate = inject(TranslateService);
  private readonly configuration = inject(ConfigurationStore);
  private readonly settings = inject(SettingsStore);
  private readonly document = inject(DOCUMENT);
  private readonly now = signal<SessionState>({ kind: 'starting' });

  readonly state = this.now.asReadonly();
  readonly visit = computed<Visit | undefined>(() => {
    const state = this.now();
    return state.kind === 'ready' ? state.visit : undefined;
  });

  /** Whether this user may enter the institution's configuration. */
  readonly isAdmin = computed(() => this.visit()?.user.isAdmin ?? false);

  /** Asks Alma who is there. Never throws: a start that failed is a state with a screen of its own. */
  async start(): Promise<void> {
    this.now.set({ kind: 'starting' });
    this.translate.setDefaultLang(LANGUAGES[0]);
    try {
      const [visit] = await Promise.all([
        this.cloudApp.whoIsThere(),
        // Until Alma says which language is spoken there.
        this.speak(this.languageOfBrowser),
      ]);
      this.paint(visit.color);
      await this.speak(visit.language);
      void this.settings.load();
      await this.configuration.load();
      this.now.set({ kind: 'ready', visit });
    } catch {
      // Alma did not answer: opened outside of Alma, or the page beside it is gone.
      await this.speak(this.languageOfBrowser);
      this.now.set({ kind: 'failed' });
    }
  }

  private get languageOfBrowser(): string {
    return this.document.defaultView?.navigator.language ?? LANGUAGES[0];
  }

  private async speak(code: string): Promise<void> {
    const language = languageFor(code);
    this.document.documentElement.lang = language;
    this.document.documentElement.dir = directionOf(language);
    await firstValueFrom(this.translate.use(language));
  }

  private paint(color: string): void {
    const { classList } = this.document.body;
    for (const name of [...classList]) {
      if (name.startsWith('cloudapp-theme--')) classList.remove(name);
    }
    if (color !== '') classList.add(`cloudapp-theme--${color}`);
  }
}
