import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Notices } from '../session/notices';
import { Icon } from './icon';

/** Where notices stand: two live regions that are always there, so that what comes is announced. */
@Component({
  selector: 'app-notice-area',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (region of regions(); track region.live) {
      <div [attr.aria-live]="region.live" class="region">
        @for (notice of region.notices; track notice.id) {
          <div class="notice" [class]="notice.kind" data-testid="notice">
            <app-icon
              [name]="
                notice.kind === 'problem' ? 'warning' : notice.kind === 'done' ? 'check' : 'info'
              "
            />
            <p>{{ notice.say | translate: notice.with }}</p>
            <button
              type="button"
              class="icon-button"
              [attr.aria-label]="'notice.close' | translate"
              (click)="notices.close(notice.id)"
            >
              <app-icon name="close" />
            </button>
          </div>
        }
      </div>
    }
  `,
  styleUrl: './notice-area.scss',
})
export class NoticeArea {
  protected readonly notices = inject(Notices);
  protected readonly regions = computed(() => {
    const open = this.notices.open();
    return [
      { live: 'assertive', notices: open.filter(({ kind }) => kind === 'problem') },
      { live: 'polite', notices: open.filter(({ kind }) => kind !== 'problem') },
    ];
  });
}
