import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import type { Problem } from '../../workflow/run/run-state';
import { withinSentence } from '../session/within-sentence';

/** Why something did not go on, and what to do, in one sentence. */
@Component({
  selector: 'app-problem-text',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ 'run.problem.' + problem().id | translate: words() }}`,
})
export class ProblemText {
  private readonly translate = inject(TranslateService);
  readonly problem = input.required<Problem>();

  /** A step is named as the screen names it. */
  protected readonly words = computed(() => {
    const given = this.problem().with;
    const { message } = given;
    const words =
      typeof message === 'string' ? { ...given, message: withinSentence(message) } : given;
    if (words['step'] === undefined) return words;
    return { ...words, step: String(this.translate.instant(`run.step.${String(words['step'])}`)) };
  });
}
