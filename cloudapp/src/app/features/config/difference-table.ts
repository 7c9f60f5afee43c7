import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Configuration } from '../../core/configuration/configuration';
import type { FieldDifference } from '../../core/configuration/configuration-diff';
import { fieldWords, valueText } from './field-words';

/** Fields of the configuration that change: what stands there now, and what then. */
@Component({
  selector: 'app-difference-table',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="small">
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
    table {
      table-layout: fixed;
    }
    th,
    td {
      overflow-wrap: break-word;
      hyphens: auto;
    }
  `,
})
export class DifferenceTable {
  readonly differences = input.required<readonly FieldDifference[]>();
  /** Whose routes give the fields their names. */
  readonly configurations = input.required<readonly Configuration[]>();
  /** Key of what the table is about. */
  readonly caption = input('config.difference.caption');

  protected readonly rows = computed(() =>
    this.differences().map(({ path, before, after }) => ({
      path,
      words: fieldWords(path, ...this.configurations()),
      before: valueText(before),
      after: valueText(after),
    })),
  );
}
