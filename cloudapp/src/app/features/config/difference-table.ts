import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import type { Configuration } from '../../core/configuration/configuration';
import type { FieldDifference } from '../../core/configuration/configuration-diff';
import { DividedText } from '../ui/divided-text';
import { fieldWords } from './field-words';
import { valueWords } from './value-words';

/** Fields of the configuration that change: what stands there now, and what then. */
@Component({
  selector: 'app-difference-table',
  standalone: true,
  imports: [DividedText, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="small compared">
      <caption>
        {{
          caption() | translate
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ 'config.difference.field' | translate }}</th>
          <th scope="col">{{ 'config.difference.before' | translate }}</th>
          <th scope="col">{{ 'config.difference.after' | translate }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.path) {
          <tr data-testid="config-difference">
            <th scope="row">
              {{ row.words.say | translate }} <bdi class="muted">{{ row.words.route }}</bdi>
            </th>
            <td>
              <app-divided [text]="row.before || '–'" />
            </td>
            <td>
              <app-divided [text]="row.after || '–'" />
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class DifferenceTable {
  private readonly translate = inject(TranslateService);
  private readonly say = (key: string): string => String(this.translate.instant(key));

  readonly differences = input.required<readonly FieldDifference[]>();
  /** Whose routes give the fields their names. */
  readonly configurations = input.required<readonly Configuration[]>();
  /** Key of what the table is about. */
  readonly caption = input('config.difference.caption');

  protected readonly rows = computed(() =>
    this.differences().map(({ path, before, after }) => {
      const words = fieldWords(path, ...this.configurations());
      return {
        path,
        words,
        before: valueWords(words.say, before, this.say),
        after: valueWords(words.say, after, this.say),
      };
    }),
  );
}
