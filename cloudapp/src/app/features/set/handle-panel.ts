import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { OUTCOMES } from '../../core/outcome/outcome';
import { VERDICTS } from '../../core/verdict/verdict';
import { CountPicture, type CountedKind } from '../ui/count-picture';
import { HelpLink } from '../ui/help-link';
import { Icon } from '../ui/icon';
import { OUTCOME_LOOKS, VERDICT_LOOKS } from '../ui/tones';
import { CheckedSet } from './checked-set';
import { FilterStore } from './filter-store';
import { HandleProgress } from './handle-progress';

/** The handles of the set: whether each leads to its record, and what is to be done. */
@Component({
  selector: 'app-handle-panel',
  standalone: true,
  imports: [CountPicture, HandleProgress, HelpLink, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './handle-panel.html',
})
export class HandlePanel {
  protected readonly checked = inject(CheckedSet);
  protected readonly filters = inject(FilterStore);

  protected readonly isReady = computed(() => {
    const phase = this.checked.check()?.phase;
    return phase === 'done' || phase === 'cancelled';
  });
  protected readonly isWorking = this.checked.isAsking;
  protected readonly toAsk = this.checked.toAsk;
  protected readonly verdicts = computed<readonly CountedKind[]>(() => {
    const counts = this.checked.handles()?.counts;
    return VERDICTS.map((id) => ({
      id,
      say: `verdict.${id}.name`,
      count: counts?.[id] ?? 0,
      look: VERDICT_LOOKS[id],
    }));
  });
  protected readonly outcomes = computed<readonly CountedKind[]>(() => {
    const counts = this.checked.outcomes();
    return OUTCOMES.map((id) => ({
      id,
      say: `outcome.${id}.name`,
      count: counts?.[id] ?? 0,
      look: OUTCOME_LOOKS[id],
    }));
  });
  protected readonly canAskAgain = computed(() => {
    const counts = this.checked.handles()?.counts;
    return !this.isWorking() && VERDICTS.some((id) => id !== 'right' && (counts?.[id] ?? 0) > 0);
  });
}
