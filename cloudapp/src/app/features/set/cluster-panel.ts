import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { FailureClusters, type Cluster } from '../../core/cluster/cluster';
import type { JudgedRecord } from '../../core/state/judged-record';
import { WorkSlices } from '../../workflow/long-work/work-slices';
import { CheckedSet } from './checked-set';
import { FilterStore } from './filter-store';

/** What explains most comes first; the rest is a click away. */
const FIRST = 8;

/** Where handles fail together: by block of MMS IDs, kind of suffix, collection and format. */
@Component({
  selector: 'app-cluster-panel',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cluster-panel.html',
  styleUrl: './cluster-panel.scss',
})
export class ClusterPanel {
  private readonly checked = inject(CheckedSet);
  private readonly filters = inject(FilterStore);

  protected readonly clusters = signal<readonly Cluster[]>([]);
  protected readonly showsAll = signal(false);
  protected readonly shown = computed(() =>
    this.showsAll() ? this.clusters() : this.clusters().slice(0, FIRST),
  );
  /** Found anew when the asking ends, not with every answer. */
  private readonly phase = computed(() => this.checked.handles()?.phase);

  constructor() {
    effect(
      (onCleanup) => {
        const phase = this.phase();
        if (phase !== 'done' && phase !== 'cancelled') {
          this.clusters.set([]);
          return;
        }
        const stop = new AbortController();
        onCleanup(() => stop.abort());
        void untracked(() => this.find(this.checked.records(), stop.signal));
      },
      { allowSignalWrites: true },
    );
  }

  protected isChosen({ by, key }: Cluster): boolean {
    const { cluster } = this.filters.filter();
    return cluster?.by === by && cluster.key === key;
  }

  protected toggle(cluster: Cluster): void {
    this.filters.toggleCluster(cluster);
  }

  private async find(records: readonly JudgedRecord[], signal: AbortSignal): Promise<void> {
    const slices = new WorkSlices();
    const clusters = new FailureClusters();
    for (const record of records) {
      clusters.add({ record, verdict: this.checked.verdictOf(record)?.verdict });
      if (!slices.isOver) continue;
      await slices.breathe();
      if (signal.aborted) return;
    }
    this.clusters.set(clusters.found);
  }
}
