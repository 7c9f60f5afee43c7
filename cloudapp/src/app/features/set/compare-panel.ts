import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { CHANGES, type Change } from '../../core/compare/compare-reports';
import { readReport } from '../../core/report/read-report';
import { decodeText } from '../../core/table/decode-text';
import type { Saying } from '../session/alma-words';
import { CountPicture, type CountedKind } from '../ui/count-picture';
import { FileDrop } from '../ui/file-drop';
import { Icon } from '../ui/icon';
import { CHANGE_LOOKS } from '../ui/tones';
import { ComparisonStore } from './comparison-store';
import { FilterStore } from './filter-store';

const LARGEST_FILE = 100_000_000;
/** Of the records that left the set, so many are named. */
const NAMED = 100;

/** An earlier report beside the check: what broke, what was mended, what came and went. */
@Component({
  selector: 'app-compare-panel',
  standalone: true,
  imports: [CountPicture, FileDrop, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compare-panel.html',
})
export class ComparePanel {
  protected readonly store = inject(ComparisonStore);
  protected readonly filters = inject(FilterStore);

  /** Why nothing is compared with the given file. */
  protected readonly refused = signal<Saying | undefined>(undefined);
  /** Whether the earlier report knows of any handle where it led. */
  protected readonly wasAsked = computed(() =>
    this.store.earlier()?.report.rows.some(({ isRight }) => isRight !== undefined),
  );
  protected readonly kinds = computed<readonly CountedKind[]>(() => {
    const counts = this.store.comparison()?.counts;
    return CHANGES.filter((id) => this.isKnown(id)).map((id) => ({
      id,
      say: `compare.kind.${id}`,
      count: counts?.[id] ?? 0,
      look: CHANGE_LOOKS[id],
    }));
  });
  /** Those that left are no rows of the list: they are named here. */
  protected readonly left = computed(() => {
    const rows = this.isKnown('left-set') ? (this.store.comparison()?.rows ?? []) : [];
    return rows.filter(({ change }) => change === 'left-set');
  });
  protected readonly named = computed(() => this.left().slice(0, NAMED));

  protected async take(file: File): Promise<void> {
    const { name } = file;
    this.refused.set(undefined);
    const bytes =
      file.size > LARGEST_FILE
        ? new ArrayBuffer(0)
        : await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) {
      this.refused.set({ say: 'files.gone', with: { name } });
      return;
    }
    const report = readReport(decodeText(new Uint8Array(bytes)));
    if (report.kind === 'unknown') this.refused.set({ say: 'compare.unknown', with: { name } });
    else this.store.take({ name, report });
  }

  /** Whether there is a number to tell: what is not known is not shown as none. */
  private isKnown(change: Change): boolean {
    if (change === 'new') return true;
    return change === 'left-set' ? this.store.isRead() : this.store.isAsked();
  }

  protected drop(): void {
    this.store.drop();
    for (const change of this.filters.filter().changes) this.filters.toggleChange(change);
  }
}
