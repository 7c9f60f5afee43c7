import { ScrollingModule } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { JudgedRecord } from '../../core/state/judged-record';
import {
  filterResults,
  type ResultFilter,
  type ResultSort,
  type SortBy,
} from '../../workflow/check/result-filter';
import { OUTCOME_LOOKS, STATE_LOOKS } from '../ui/tones';
import { Tag } from '../ui/tag';
import { CheckedSet } from './checked-set';

/** Pixels; the list measures nothing else, so that 100,000 rows scroll as ten do. */
const ROW_HEIGHT = { comfortable: 64, compact: 44 } as const;

/** The checked records that pass a filter, as a list that stays quick whatever its length. */
@Component({
  selector: 'app-result-list',
  standalone: true,
  imports: [ScrollingModule, Tag, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './result-list.html',
  styleUrl: './result-list.scss',
})
export class ResultList {
  private readonly checked = inject(CheckedSet);

  readonly filter = input.required<ResultFilter>();
  readonly density = input<keyof typeof ROW_HEIGHT>('comfortable');
  readonly selected = input<number>();
  readonly opened = output<JudgedRecord>();
  /** The positions that pass, whenever they change. */
  readonly passing = output<readonly number[]>();

  protected readonly sort = signal<ResultSort>({ by: 'position', descending: false });
  protected readonly order = signal<Uint32Array>(new Uint32Array());
  protected readonly rowHeight = computed(() => ROW_HEIGHT[this.density()]);
  protected readonly sorts: readonly SortBy[] = ['position', 'title', 'handle', 'state'];
  protected readonly stateLooks = STATE_LOOKS;
  protected readonly outcomeLooks = OUTCOME_LOOKS;
  /** For the virtual list: indexes as a plain array, made anew only when the order changes. */
  protected readonly indexes = computed(() => Array.from(this.order()));

  constructor() {
    effect((onCleanup) => {
      const records = this.checked.records();
      const filter = this.filter();
      const sort = this.sort();
      // Verdicts change what passes, too.
      this.checked.handles();
      const stop = new AbortController();
      onCleanup(() => stop.abort());
      void this.arrange(records, filter, sort, stop.signal);
    });
  }

  protected row(index: number): JudgedRecord | undefined {
    return this.checked.records()[index];
  }

  protected look(record: JudgedRecord) {
    const outcome = this.checked.outcomeOf(record);
    const verdict = this.checked.verdictOf(record)?.verdict;
    return verdict === undefined
      ? { look: STATE_LOOKS[record.state], say: `state.${record.state}.name` }
      : { look: OUTCOME_LOOKS[outcome], say: `outcome.${outcome}.name` };
  }

  protected sortBy(by: string): void {
    const chosen = this.sorts.find((known) => known === by);
    if (chosen !== undefined) this.sort.set({ by: chosen, descending: false });
  }

  protected turn(): void {
    this.sort.update(({ by, descending }) => ({ by, descending: !descending }));
  }

  private async arrange(
    records: readonly JudgedRecord[],
    filter: ResultFilter,
    sort: ResultSort,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const rowAt = (index: number) => this.checked.rowOf(records[index] as JudgedRecord);
      const order = await filterResults(records.length, rowAt, filter, sort, signal);
      if (signal.aborted) return;
      this.order.set(order);
      this.passing.emit(Array.from(order));
    } catch (error) {
      // Another filter came meanwhile: its own arrangement is on the way.
      if (!signal.aborted) throw error;
    }
  }
}
