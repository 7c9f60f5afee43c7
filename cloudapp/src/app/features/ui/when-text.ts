import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';

/** A moment in the person's language and time zone. */
@Component({
  selector: 'app-when-text',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="iso()">{{ text() }}</time>`,
})
export class WhenText {
  private readonly translate = inject(TranslateService);
  /** Milliseconds since 1970, or ISO 8601; 0 or empty: nothing is said. */
  readonly time = input.required<number | string>();
  private readonly date = computed(() => {
    const time = this.time();
    const date = new Date(time);
    return time === 0 || time === '' || Number.isNaN(date.getTime()) ? undefined : date;
  });
  protected readonly iso = computed(() => this.date()?.toISOString() ?? null);
  protected readonly text = computed(() => {
    const date = this.date();
    if (date === undefined) return '';
    const format = new Intl.DateTimeFormat(this.translate.currentLang, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    return format.format(date);
  });
}
