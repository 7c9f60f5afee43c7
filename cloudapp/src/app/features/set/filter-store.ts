import { computed, effect, inject, Injectable, signal } from '@angular/core';

import type { ClusterKey } from '../../core/cluster/cluster';
import { CHANGES, type Change } from '../../core/compare/compare-reports';
import { OUTCOMES, type Outcome } from '../../core/outcome/outcome';
import {
  FINDINGS,
  RECORD_STATES,
  type Finding,
  type RecordState,
} from '../../core/state/record-state';
import { VERDICTS, type Verdict } from '../../core/verdict/verdict';
import { isFiltering, NO_FILTER, type ResultFilter } from '../../workflow/check/result-filter';
import { RememberedFilters } from './remembered-filters';

/** What the list of results shows: chosen by pictures, chips and words. */
@Injectable()
export class FilterStore {
  private readonly remembered = inject(RememberedFilters);
  private readonly now = signal<ResultFilter>(NO_FILTER);
  private readonly setId = signal('');

  readonly filter = this.now.asReadonly();
  readonly isOn = computed(() => isFiltering(this.now()));

  constructor() {
    effect(() => this.remembered.keep(this.setId(), this.now()));
  }

  /** Takes up the filters with which this set's list was left, but for those of what is found later. */
  recall(setId: string): void {
    this.setId.set(setId);
    const { changes, cluster } = NO_FILTER;
    this.now.set({ ...this.remembered.recall(setId), changes, cluster });
  }

  toggleState(id: string): void {
    const state = RECORD_STATES.find((known): known is RecordState => known === id);
    if (state !== undefined) this.now.update((f) => ({ ...f, states: toggled(f.states, state) }));
  }

  toggleFinding(id: string): void {
    const finding = FINDINGS.find((known): known is Finding => known === id);
    if (finding !== undefined) {
      this.now.update((f) => ({ ...f, findings: toggled(f.findings, finding) }));
    }
  }

  toggleVerdict(id: string): void {
    const verdict = VERDICTS.find((known): known is Verdict => known === id);
    if (verdict !== undefined) {
      this.now.update((f) => ({ ...f, verdicts: toggled(f.verdicts, verdict) }));
    }
  }

  toggleOutcome(id: string): void {
    const outcome = OUTCOMES.find((known): known is Outcome => known === id);
    if (outcome !== undefined) {
      this.now.update((f) => ({ ...f, outcomes: toggled(f.outcomes, outcome) }));
    }
  }

  toggleChange(id: string): void {
    const change = CHANGES.find((known): known is Change => known === id);
    if (change !== undefined) {
      this.now.update((f) => ({ ...f, changes: toggled(f.changes, change) }));
    }
  }

  /** The same one again shows all. */
  toggleCluster({ by, key }: ClusterKey): void {
    this.now.update((f) => ({
      ...f,
      cluster: f.cluster?.by === by && f.cluster.key === key ? undefined : { by, key },
    }));
  }

  search(text: string): void {
    this.now.update((filter) => ({ ...filter, text }));
  }

  clear(): void {
    this.now.set(NO_FILTER);
  }
}

function toggled<T>(chosen: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return next;
}
