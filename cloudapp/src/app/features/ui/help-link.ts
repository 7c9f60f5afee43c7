import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from './icon';

/** Leads from a screen to its place in the help. */
@Component({
  selector: 'app-help-link',
  standalone: true,
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a
      class="icon-button"
      routerLink="/help"
      [queryParams]="{ topic: topic() }"
      [attr.aria-label]="'help.about.' + topic() | translate"
      [title]="'help.about.' + topic() | translate"
      ><app-icon name="help"
    /></a>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
  `,
})
export class HelpLink {
  /** A part of the help: `states`. */
  readonly topic = input.required<
    'states' | 'verdicts' | 'outcomes' | 'gates' | 'repair' | 'ways'
  >();
}
