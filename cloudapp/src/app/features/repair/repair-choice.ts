import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { isRepairable, REPAIRABLE_STATES } from '../../core/edit/repairable';
import { repairTime } from '../../workflow/repair/repair-time';
import { ConfigurationStore } from '../session/configuration-store';
import { CheckedSet } from '../set/checked-set';
import { Duration } from '../ui/duration';
import { RepairDesk } from './repair-desk';

/** Which states of the set are repaired, and how long that takes here and in an Alma job. */
@Component({
  selector: 'app-repair-choice',
  standalone: true,
  imports: [Duration, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './repair-choice.html',
  styles: `
    fieldset {
      margin: 0 0 var(--space-3);
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--sys-outline-variant);
      border-radius: var(--radius);
    }
    legend {
      font-weight: 600;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: 32px;
      padding-block: var(--space-1);
    }
    input {
      flex: none;
      width: 20px;
      height: 20px;
      margin: 0;
    }
    label .number {
      margin-inline-start: auto;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--space-1) var(--space-3);
      margin: 0 0 var(--space-3);
    }
    dd {
      margin: 0;
    }
  `,
})
export class RepairChoice {
  private readonly checked = inject(CheckedSet);
  private readonly configuration = inject(ConfigurationStore).configuration;
  protected readonly desk = inject(RepairDesk);

  protected readonly states = computed(() => {
    const configuration = this.configuration();
    if (configuration === undefined) return [];
    const counts = new Map<string, number>();
    for (const record of this.checked.records()) {
      if (!isRepairable(record, configuration)) continue;
      counts.set(record.state, (counts.get(record.state) ?? 0) + 1);
    }
    return REPAIRABLE_STATES.map((id) => ({
      id,
      count: counts.get(id) ?? 0,
      isOn: this.desk.states().has(id),
    })).filter(({ count }) => count > 0);
  });
  protected readonly count = computed(() =>
    this.states().reduce((sum, { isOn, count }) => sum + (isOn ? count : 0), 0),
  );
  protected readonly time = computed(() => {
    const configuration = this.configuration();
    if (configuration === undefined || this.count() < 2) return undefined;
    return repairTime(this.count(), configuration);
  });
}
