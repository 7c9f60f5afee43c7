import { ChangeDetectionStrategy, Component, computed, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { isRepairable } from '../../core/edit/repairable';
import { ConfigurationStore } from '../session/configuration-store';
import { Icon } from '../ui/icon';
import { CheckedSet } from './checked-set';

/** What the check's result calls for: repair, the workflow, new handles. */
@Component({
  selector: 'app-next-steps',
  standalone: true,
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './next-steps.html',
})
export class NextSteps {
  private readonly checked = inject(CheckedSet);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly handlesPhase = computed(() => this.checked.handles()?.phase);

  /** Counted when a check begins or ends, not with every answer: it looks at each record. */
  protected readonly counts = computed(() => {
    this.checked.check();
    this.handlesPhase();
    return untracked(() => this.count());
  });

  private count() {
    const configuration = this.configuration();
    const existing = this.checked.entryFor('existing');
    let [toRepair, byHand] = [0, 0];
    for (const record of this.checked.records()) {
      const { state } = record;
      if (state === 'misplaced' && this.checked.outcomeOf(record) === 'repair-first') byHand++;
      if (state !== 'typed' && state !== 'malformed') continue;
      if (configuration !== undefined && isRepairable(record, configuration)) toRepair++;
    }
    return {
      toRepair,
      byHand,
      forExisting: existing.enters.length,
      toConfirm: existing.toConfirm.length,
      /** Whether some stay out that a person may let in. */
      hasChoice: existing.staysOut.some(
        ({ reason }) => reason === 'already-right' || reason === 'wrong-record',
      ),
      forNew: this.checked.entryFor('new').enters.length,
    };
  }
}
