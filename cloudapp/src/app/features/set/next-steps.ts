import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { isRepairable } from '../../core/edit/repairable';
import type { JudgedRecord } from '../../core/state/judged-record';
import { WorkSlices } from '../../workflow/long-work/work-slices';
import { reasonToStayOut } from '../../workflow/prepare/entry';
import { ConfigurationStore } from '../session/configuration-store';
import { Icon } from '../ui/icon';
import { CheckedSet } from './checked-set';

/** How many records each step would take. */
interface Steps {
  toRepair: number;
  /** To be repaired, but not by this app. */
  byHand: number;
  forExisting: number;
  /** They enter when a person says so of each. */
  toConfirm: number;
  /** They enter when a person wants those that work, too. */
  alreadyRight: number;
  forNew: number;
}

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

  protected readonly steps = signal<Readonly<Steps> | undefined>(undefined);
  /** Counted anew when the asking begins or ends, not with every answer. */
  private readonly handlesPhase = computed(() => this.checked.handles()?.phase);

  constructor() {
    effect(
      (onCleanup) => {
        this.checked.check();
        this.handlesPhase();
        const stop = new AbortController();
        onCleanup(() => stop.abort());
        void untracked(() => this.count(this.checked.records(), stop.signal));
      },
      { allowSignalWrites: true },
    );
  }

  private async count(records: readonly JudgedRecord[], signal: AbortSignal): Promise<void> {
    const slices = new WorkSlices();
    const steps: Steps = {
      toRepair: 0,
      byHand: 0,
      forExisting: 0,
      toConfirm: 0,
      alreadyRight: 0,
      forNew: 0,
    };
    const add = this.adderTo(steps);
    const seen = new Set<string>();
    for (const record of records) {
      const { mmsId } = record;
      if (mmsId === undefined || seen.has(mmsId)) continue;
      seen.add(mmsId);
      add(record);
      if (!slices.isOver) continue;
      await slices.breathe();
      if (signal.aborted) return;
    }
    this.steps.set(steps);
  }

  /** Adds a record to the steps that it calls for. */
  private adderTo(steps: Steps): (record: JudgedRecord) => void {
    const configuration = this.configuration();
    const existing = this.checked.entryOptions('existing');
    const fresh = this.checked.entryOptions('new');
    return (record) => {
      const { state } = record;
      const isWrong = state === 'typed' || state === 'malformed';
      if (isWrong && configuration !== undefined && isRepairable(record, configuration)) {
        steps.toRepair++;
      }
      if (state === 'misplaced' && this.checked.outcomeOf(record) === 'repair-first') {
        steps.byHand++;
      }
      const reason = reasonToStayOut(record, existing);
      if (reason === undefined) steps.forExisting++;
      if (reason === 'wrong-record') steps.toConfirm++;
      if (reason === 'already-right') steps.alreadyRight++;
      if (reasonToStayOut(record, fresh) === undefined) steps.forNew++;
    };
  }
}
