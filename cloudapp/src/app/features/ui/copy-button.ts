import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from './icon';

/** Copies a text by the CDK's way: the frame refuses the browser's own clipboard. */
@Component({
  selector: 'app-copy-button',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="quiet" (click)="copy()">
      <app-icon [name]="isCopied() ? 'check' : 'copy'" />{{
        (isCopied() ? 'copy.done' : 'copy.copy') | translate
      }}
    </button>
    <span class="visually-hidden" role="status">
      @if (isCopied()) {
        {{ 'copy.done' | translate }}
      }
    </span>
  `,
})
export class CopyButton {
  private readonly clipboard = inject(Clipboard);
  readonly text = input.required<string>();
  protected readonly isCopied = signal(false);

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.text()));
  }
}
