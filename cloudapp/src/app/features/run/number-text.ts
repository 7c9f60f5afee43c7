import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';

/** A number as the person's language writes it: `6,040`. */
@Component({
  selector: 'app-number',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="number">{{ text() }}</span>`,
})
export class NumberText {
  private readonly translate = inject(TranslateService);
  readonly value = input.required<number>();
  protected readonly text = computed(() =>
    new Intl.NumberFormat(this.translate.currentLang).format(this.value()),
  );
}
