import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Configuration } from '../../core/configuration/configuration';
import { differencesOf } from '../../core/configuration/configuration-diff';
import { fieldWords, valueText } from './field-words';

/** What another configuration changes, field by field, beside what is there. */
@Component({
  selector: 'app-difference-table',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="small">
      <caption class="visually-hidden">
        {{
          'config.difference.caption' | translate
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ 'config.difference.field' | translate }}</th>
          <th scope="col">{{ beforeLabel() | translate }}</th>
          <th scope="col">{{ afterLabel() | translate }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.path) {
          <tr data-testid="config-difference">
            <th scope="row">
              {{ row.words.say | translate }} <bdi class="muted">{{ row.words.route }}</bdi>
            </th>
            <td>
              <bdi>{{ row.before || '–' }}</bdi>
            </td>
            <td>
              <bdi>{{ row.after || '–' }}</bdi>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    th,
    td {
      overflow-wrap: anywhere;
    }
    th {
      font-weight: 600;
    }
  `,
})
export class DifferenceTable {
  readonly before = input.required<Configuration>();
  readonly after = input.required<Configuration>();
  readonly beforeLabel = input('config.difference.before');
  readonly afterLabel = input('config.difference.after');

  protected readonly rows = computed(() =>
    differencesOf(this.before(), this.after()).map(({ path, before, after }) => ({
      path,
      words: fieldWords(path, this.before(), this.after()),
      before: valueText(before),
      after: valueText(after),
    })),
  );
}
