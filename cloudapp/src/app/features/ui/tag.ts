import { ChangeDetectionStrategy, Component, input } from '@angular/core';

import { Icon } from './icon';
import type { Look } from './tones';

/** A word with its shape and tone. */
@Component({
  selector: 'app-tag',
  standalone: true,
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip" [class]="look().tone"
    ><app-icon [name]="look().icon" /><ng-content
  /></span>`,
})
export class Tag {
  readonly look = input.required<Look>();
}
