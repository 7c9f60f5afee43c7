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
    ><app-icon [name]="look().icon" /><span class="words"><ng-content /></span
  ></span>`,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
    }
    .chip {
      min-width: 0;
    }
    /* Where a row may not wrap, the words give way; the shape and the tone stay. */
    .words {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `,
})
export class Tag {
  readonly look = input.required<Look>();
}
