import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import { Icon } from '../ui/icon';
import { Session } from './session';

/** A ready text for an administrator, for whoever finds the app not set up. */
@Component({
  selector: 'app-ask-administrator',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label class="label" for="ask-text">{{ 'start.ask.label' | translate }}</label>
      <textarea id="ask-text" rows="6" readonly data-testid="ask-administrator">{{
        text()
      }}</textarea>
    </div>
    <button type="button" class="secondary" data-testid="copy-ask" (click)="copy()">
      <app-icon name="copy" />{{ 'start.ask.copy' | translate }}
    </button>
    <span role="status">
      @if (isCopied()) {
        {{ 'start.ask.copied' | translate }}
      }
    </span>
  `,
})
export class AskAdministrator {
  private readonly clipboard = inject(Clipboard);
  private readonly session = inject(Session);
  private readonly translate = inject(TranslateService);

  protected readonly isCopied = signal(false);
  protected readonly text = computed(() => {
    const visit = this.session.visit();
    const text: unknown = this.translate.instant('start.ask.text', {
      institution: visit?.institution ?? '',
      name: visit?.user.name ?? '',
    });
    return typeof text === 'string' ? text : '';
  });

  protected copy(): void {
    // NOTE By the CDK: the frame has no leave to use the browser's own clipboard.
    this.isCopied.set(this.clipboard.copy(this.text()));
  }
}
