import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';

const UNITS = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A span of time in the person's language: `2 minutes 5 seconds`, at most two units. */
@Component({
  selector: 'app-duration',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="number">{{ text() }}</span>`,
  styles: `
    .number {
      white-space: nowrap;
    }
  `,
})
export class Duration {
  private readonly translate = inject(TranslateService);
  /** Milliseconds. */
  readonly ms = input.required<number>();
  protected readonly text = computed(() => durationText(this.ms(), this.translate.currentLang));
}

/** At least one second is said: nothing takes no time. */
export function durationText(ms: number, language: string | undefined): string {
  let left = Math.max(1000, Math.round(ms / 1000) * 1000);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(left / length);
    if (count === 0 && parts.length === 0) continue;
    if (count > 0 && parts.length < 2) {
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' });
      parts.push(format.format(count));
    }
    left -= count * length;
  }
  return parts.join(' ');
}
