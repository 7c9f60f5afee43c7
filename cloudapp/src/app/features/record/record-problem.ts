import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { JudgedRecord } from '../../core/state/judged-record';
import { withinSentence } from '../session/within-sentence';

/** Why a record could not be read: Alma's own words and code, or what is wrong with its XML. */
@Component({
  selector: 'app-record-problem',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (said(); as words) {
      <p class="banner warn" data-testid="record-problem">
        {{ words.say | translate: words.with }}
      </p>
    }
  `,
})
export class RecordProblem {
  readonly problem = input.required<JudgedRecord['problem']>();

  /** Nothing, where Alma left the record out without a word: its state says so. */
  protected readonly said = computed(() => {
    const { code = '', message: reason = '', trackingId = '' } = this.problem() ?? {};
    const message = withinSentence(reason);
    if (code !== '') return { say: 'record.problem', with: { code, message, trackingId } };
    return message === '' ? undefined : { say: 'record.damaged', with: { message } };
  });
}
