import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { ConfigurationStore } from '../session/configuration-store';
import type { AsksBeforeLeaving } from '../session/leaving';
import { SaveFile } from '../session/save-file';
import { Session } from '../session/session';
import { Icon } from '../ui/icon';
import { ConfigFiles } from './config-files';
import { ConfigTest } from './config-test';
import { ConfigurationDraft } from './configuration-draft';
import { ConfigurationSaving } from './configuration-saving';
import { ConflictPanel } from './conflict-panel';
import { GeneralForm } from './general-form';
import { Institution } from './institution';
import { PastedPayload } from './pasted-payload';
import { RouteForm } from './route-form';
import { RouteRare } from './route-rare';
import { Sample } from './sample';

/** The institution's configuration: a short form first, rare things folded. Others than administrators read it. */
@Component({
  selector: 'app-config-page',
  standalone: true,
  imports: [
    ConfigFiles,
    ConfigTest,
    ConflictPanel,
    GeneralForm,
    Icon,
    RouteForm,
    RouteRare,
    RouterLink,
    TranslatePipe,
  ],
  providers: [ConfigurationDraft, ConfigurationSaving, Institution, PastedPayload, Sample],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './config-page.html',
  styleUrl: './config-page.scss',
})
export class ConfigPage implements AsksBeforeLeaving {
  private readonly store = inject(ConfigurationStore);
  private readonly institution = inject(Institution);
  private readonly saveFile = inject(SaveFile);
  private readonly leaveQuestion = viewChild<ElementRef<HTMLElement>>('leaveQuestion');
  private answer: ((mayLeave: boolean) => void) | undefined;

  protected readonly draft = inject(ConfigurationDraft);
  protected readonly saving = inject(ConfigurationSaving);
  protected readonly stored = this.store.state;
  protected readonly isRead = signal(false);
  protected readonly isLeaving = signal(false);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly hasSeveralRoutes = computed(
    () => this.draft.configuration().routes.length > 1,
  );
  protected readonly errors = computed(
    () => this.draft.problems().filter(({ severity }) => severity === 'error').length,
  );
  protected readonly isBusy = computed(() => this.saving.state().kind === 'saving');

  /** Whether what is shown is what is stored. */
  protected readonly isSaved = computed(
    () => this.stored().kind === 'configuration' && !this.draft.isDirty(),
  );

  constructor() {
    void this.read();
  }

  /** Asked by the router before another page is shown. */
  mayLeave(): boolean | Promise<boolean> {
    if (!this.isAdmin() || !this.draft.isDirty()) return true;
    this.answer?.(false);
    this.isLeaving.set(true);
    setTimeout(() => this.leaveQuestion()?.nativeElement.focus());
    return new Promise((resolve) => (this.answer = resolve));
  }

  protected leave(mayLeave: boolean): void {
    this.isLeaving.set(false);
    this.answer?.(mayLeave);
    this.answer = undefined;
  }

  /** Reads it anew: what is shown is what is stored now. */
  protected async read(): Promise<void> {
    if (this.isAdmin()) void this.institution.read();
    else this.institution.leaveUnread();
    await this.store.load();
    this.draft.begin(this.store.configuration());
    this.isRead.set(true);
  }

  protected saveDamaged(stored: unknown): void {
    const text = JSON.stringify(stored, null, 2);
    this.saveFile.save('handle-assistant-unreadable.json', text, 'application/json');
  }
}
