import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { RepairRule } from '../../core/configuration/configuration';
import { handleByRule } from '../../core/edit/handle-by-rule';
import { ConfigurationDraft } from './configuration-draft';
import { Sample } from './sample';
import { TextField } from './text-field';

/** The rule that makes handles of the institution's own numbers, tried on ten records as it is typed. */
@Component({
  selector: 'app-rule-try-out',
  standalone: true,
  imports: [TextField, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-text-field
      path="repairRule.pattern"
      label="config.rule.pattern"
      hint="config.rule.patternHint"
      testId="config-rule-pattern"
      [value]="rule()?.pattern ?? ''"
      (changed)="change({ pattern: $event })"
    />
    <app-text-field
      path="repairRule.handle"
      label="config.rule.handle"
      hint="config.rule.handleHint"
      testId="config-rule-handle"
      [value]="rule()?.handle ?? ''"
      (changed)="change({ handle: $event.trim() })"
    />
    @if (rule() !== undefined) {
      @if (tried(); as rows) {
        <table class="small" data-testid="config-rule-tried">
          <caption>
            {{
              'config.rule.tried' | translate: { n: rows.length }
            }}
          </caption>
          <tbody>
            @for (row of rows; track row.mmsId) {
              <tr>
                <td>
                  <bdi>{{ row.title || row.mmsId }}</bdi><br /><bdi class="muted">{{
                    row.numbers
                  }}</bdi>
                </td>
                <td>
                  @if (row.handle) {
                    <code>{{ row.handle }}</code>
                  } @else {
                    <span class="muted">{{ 'config.rule.' + row.refused | translate }}</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <p class="small muted">{{ 'config.rule.noSample' | translate }}</p>
      }
    }
  `,
})
export class RuleTryOut {
  private readonly draft = inject(ConfigurationDraft);
  private readonly sample = inject(Sample);

  protected readonly rule = computed(() => this.draft.configuration().repairRule);
  protected readonly tried = computed(() => {
    const state = this.sample.state();
    if (state.kind !== 'read') return undefined;
    return state.records.map(({ mmsId, title, localNumbers }) => {
      const made = handleByRule(this.rule(), localNumbers, this.draft.route().prefix);
      return {
        mmsId,
        title,
        numbers: localNumbers.join(' · '),
        handle: 'handle' in made ? made.handle : '',
        refused: 'refused' in made ? made.refused : '',
      };
    });
  });

  protected change(changes: Partial<RepairRule>): void {
    const next = { pattern: '', handle: '', ...this.rule(), ...changes };
    const isEmpty = next.pattern === '' && next.handle === '';
    this.draft.change({ repairRule: isEmpty ? undefined : next });
  }
}
