import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import {
  type AfterViewChecked,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { JudgedRecord } from '../../core/state/judged-record';
import {
  filterResults,
  type ResultFilter,
  type ResultRow,
  type ResultSort,
  type SortBy,
} from '../../workflow/check/result-filter';
import { OUTCOME_LOOKS, STATE_LOOKS } from '../ui/tones';
import { Tag } from '../ui/tag';
import { CheckedSet } from './checked-set';
import { ComparisonStore } from './comparison-store';

/** Pixels; the list measures nothing else, so that 100,000 rows scroll as ten do. */
const ROW_HEIGHT = { comfortable: 64, compact: 44 } as const;

/** Pixels, above and below all rows. */
const BORDERS = 2;

/** More rows than any screen shows at once. */
const MANY_ROWS = 100;

interface Arrangement {
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
  readonly stop: AbortController;
}

/** The checked records that pass a filter, as a list that stays quick whatever its length. */
@Component({
  selector: 'app-result-list',
  standalone: true,
  imports: [ScrollingModule, Tag, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './result-list.html',
  styleUrl: './result-list.scss',
})
export class ResultList implements AfterViewChecked {
  private readonly checked = inject(CheckedSet);
  private readonly comparison = inject(ComparisonStore);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private running: Arrangement | undefined;
  private isOwed = false;
  private measuredFor: number | null = null;

  readonly filter = input.required<ResultFilter>();
  /** Whether the filter leaves anything out. */
  readonly isFiltered = input(false);
  readonly density = input<keyof typeof ROW_HEIGHT>('comfortable');
  readonly selected = input<number>();
  readonly opened = output<JudgedRecord>();
  /** Indexes of the records that pass, whenever they change. */
  readonly passing = output<Uint32Array>();

  protected readonly sort = signal<ResultSort>({ by: 'position', descending: false });
  protected readonly order = signal<Uint32Array>(new Uint32Array());
  protected readonly isNothing = computed(() => this.isFiltered() && this.order().length === 0);
  protected readonly rowHeight = computed(() => ROW_HEIGHT[this.density()]);
  /** What the rows take, in pixels; `null` where there are none yet, or more than a screen shows. */
  protected readonly rowsHeight = computed(() => {
    const { length } = this.order();
    return length === 0 || length > MANY_ROWS ? null : length * this.rowHeight() + BORDERS;
  });
  protected readonly sorts: readonly SortBy[] = ['position', 'title', 'handle', 'state'];
  protected readonly stateLooks = STATE_LOOKS;
  protected readonly outcomeLooks = OUTCOME_LOOKS;
  /** For the virtual list: a place for each row; which record stands there is looked up. */
  protected readonly places = computed(() => placesFor(this.order().length));

  constructor() {
    effect(() => {
      const filter = this.filter();
      const sort = this.sort();
      // Records, verdicts and what they are compared with change what passes, too.
      this.checked.records();
      this.checked.handles();
      this.comparison.comparison();
      untracked(() => this.arrange(filter, sort));
    });
    inject(DestroyRef).onDestroy(() => this.running?.stop.abort());
  }

  ngAfterViewChecked(): void {
    const height = this.rowsHeight();
    if (this.measuredFor === height) return;
    this.measuredFor = height;
    // NOTE The viewport measures itself once, and again only when it is told to.
    this.viewport().checkViewportSize();
  }

  protected row(place: number): JudgedRecord | undefined {
    const index = this.order()[place];
    return index === undefined ? undefined : this.checked.records()[index];
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

  /** Another filter is at once on its way; more records for the same one wait for the last to end. */
  private arrange(filter: ResultFilter, sort: ResultSort): void {
    const { running } = this;
    if (running?.filter === filter && running.sort === sort) {
      this.isOwed = true;
      return;
    }
    running?.stop.abort();
    this.isOwed = false;
    this.running = { filter, sort, stop: new AbortController() };
    void this.carryOut(this.running);
  }

  private async carryOut(arrangement: Arrangement): Promise<void> {
    const { filter, sort, stop } = arrangement;
    try {
      do {
        this.isOwed = false;
        const records = this.checked.records();
        const rowAt = (index: number): ResultRow => this.rowOf(records[index] as JudgedRecord);
        const order = await filterResults(records.length, rowAt, filter, sort, stop.signal);
        stop.signal.throwIfAborted();
        this.order.set(order);
        this.passing.emit(order);
      } while (this.isOwed);
    } catch (error) {
      // Another filter came meanwhile: its own arrangement is on the way.
      if (!stop.signal.aborted) throw error;
    } finally {
      if (this.running === arrangement) this.running = undefined;
    }
  }

  private rowOf(record: JudgedRecord): ResultRow {
    return {
      record,
      verdict: this.checked.verdictOf(record)?.verdict,
      outcome: this.checked.outcomeOf(record),
      change: this.comparison.changeOf(record),
    };
  }
}

/** 0, 1, 2, …: shared by all lengths, for nothing but the length of a virtual list changes. */
let knownPlaces: readonly number[] = [];

function placesFor(length: number): readonly number[] {
  if (knownPlaces.length < length) {
    const places: number[] = [];
    for (let at = 0; at < length * 2; at++) places.push(at);
    knownPlaces = places;
  }
  return knownPlaces.slice(0, length);
}
