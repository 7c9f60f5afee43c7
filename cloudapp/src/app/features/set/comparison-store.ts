import { computed, inject, Injectable, signal, untracked } from '@angular/core';

import {
  compareReports,
  type Change,
  type Comparison,
  type CurrentRow,
} from '../../core/compare/compare-reports';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { PreviousReport } from '../../core/report/read-report';
import type { JudgedRecord } from '../../core/state/judged-record';
import { CheckedSet } from './checked-set';

/** A report of an earlier check and the file that it came from. */
export interface EarlierReport {
  readonly name: string;
  readonly report: Exclude<PreviousReport, { readonly kind: 'unknown' }>;
}

/** What has changed in the checked set since an earlier report. */
@Injectable()
export class ComparisonStore {
  private readonly checked = inject(CheckedSet);
  private readonly taken = signal<EarlierReport | undefined>(undefined);

  readonly earlier = this.taken.asReadonly();
  /** Compared anew when a check begins or ends, not with every record. */
  private readonly phases = computed(
    () => `${this.checked.check()?.phase ?? ''} ${this.checked.handles()?.phase ?? ''}`,
  );
  readonly comparison = computed<Comparison | undefined>(() => {
    const earlier = this.taken();
    this.phases();
    if (earlier === undefined) return undefined;
    const { kind, rows } = earlier.report;
    return untracked(() => compareReports(rows, this.currentRows(), kind === 'ours'));
  });
  /** Whether the set was read to its end: only then is it known who left it. */
  readonly isRead = computed(() => this.checked.check()?.phase === 'done');
  /** Whether every handle has been asked: only then is it known what broke, and what stayed as it was. */
  readonly isAsked = computed(() => {
    const known = Object.values(this.checked.handles()?.counts ?? {}).reduce(
      (sum, n) => sum + n,
      0,
    );
    return !this.checked.isAsking() && known >= this.checked.toAsk();
  });
  private readonly byMmsId = computed<ReadonlyMap<MmsId, Change>>(
    () => new Map(this.comparison()?.rows.map(({ mmsId, change }) => [mmsId, change])),
  );

  take(report: EarlierReport): void {
    this.taken.set(report);
  }

  drop(): void {
    this.taken.set(undefined);
  }

  changeOf({ mmsId }: JudgedRecord): Change | undefined {
    return mmsId === undefined ? undefined : this.byMmsId().get(mmsId);
  }

  private currentRows(): readonly CurrentRow[] {
    return this.checked.records().map((record) => ({
      mms_id: record.mmsId ?? '',
      title: record.title,
      handle: record.handle ?? '',
      verdict: this.checked.verdictOf(record)?.verdict ?? '',
    }));
  }
}
