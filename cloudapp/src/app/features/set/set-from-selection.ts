import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import type { MmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { newRunId } from '../../workflow/prepare/new-run';
import { makeSet, SetDiffersError, type SetProgress } from '../../workflow/prepare/make-set';
import type { RunSet } from '../../workflow/run/run-state';
import { wordsFor, type Saying } from '../session/alma-words';
import { BULK_ALMA } from '../session/ports';
import { Icon } from '../ui/icon';
import { CheckedSet } from './checked-set';

/** Alma takes no longer names. */
const LONGEST_NAME = 80;

/**
 * Why a record cannot be a member of the new set.
 * - `not-digital`: no set of *Digital titles* takes it, and it costs its whole thousand
 * - `no-id`: Alma did not tell its MMS ID
 */
const REASONS = ['not-digital', 'no-id'] as const;

/** Makes an itemized set of *Digital titles* of the records that the list shows. */
@Component({
  selector: 'app-set-from-selection',
  standalone: true,
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './set-from-selection.html',
})
export class SetFromSelection {
  private readonly alma = inject(BULK_ALMA);
  private readonly checked = inject(CheckedSet);
  private readonly translate = inject(TranslateService);
  private stop: AbortController | undefined;

  /** Indexes of the records that the list shows. */
  readonly passing = input.required<Uint32Array>();
  /** The person wants the MMS IDs instead, to make the set by hand. */
  readonly idsWanted = output();

  private readonly typed = signal<string | undefined>(undefined);
  protected readonly longestName = LONGEST_NAME;
  protected readonly name = computed(() => this.typed() ?? this.suggestedName());
  protected readonly progress = signal<SetProgress | undefined>(undefined);
  protected readonly made = signal<RunSet | undefined>(undefined);
  protected readonly failed = signal<Saying | undefined>(undefined);
  /** Whether making the set got so far that it may be in Alma although it failed. */
  protected readonly mayBeThere = signal(false);
  protected readonly count = computed(() => this.countShown(mayBeMember));
  /** How many of those shown stay out, and why. */
  protected readonly leftOut = computed(() =>
    REASONS.map((reason) => ({
      reason,
      n: this.countShown((r) => whyLeftOut(r) === reason),
    })).filter(({ n }) => n > 0),
  );
  protected readonly canMake = computed(
    () => this.count() > 0 && this.progress() === undefined && this.name().trim() !== '',
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop?.abort());
  }

  protected rename(name: string): void {
    this.typed.set(name);
  }

  protected async make(): Promise<void> {
    if (!this.canMake()) return;
    const stop = new AbortController();
    this.stop = stop;
    this.made.set(undefined);
    this.failed.set(undefined);
    this.mayBeThere.set(false);
    // A mark for each press: an older set of this name is never taken for the one that is made now.
    const mark = newRunId(Date.now(), Math.random);
    const description = `${String(this.translate.instant('setFrom.description'))} ${mark}`;
    const draft = { name: this.name().trim(), description, mark };
    try {
      const tell = (progress: SetProgress): void => this.progress.set(progress);
      this.made.set(await makeSet(this.alma, draft, this.mmsIds(), tell, stop.signal));
      this.typed.set(undefined);
    } catch (error) {
      // Stopped by the person, refused by Alma, or not what was wished for: each is said.
      this.mayBeThere.set(!stop.signal.aborted && this.progress()?.phase === 'adding');
      this.failed.set(stop.signal.aborted ? { say: 'setFrom.stopped', with: {} } : wordsOf(error));
    } finally {
      this.progress.set(undefined);
    }
  }

  protected cancel(): void {
    this.stop?.abort();
  }

  private mmsIds(): readonly MmsId[] {
    const records = this.checked.records();
    const shown = [...this.passing()].flatMap((index) => records[index] ?? []);
    return [...new Set(shown.filter(mayBeMember).flatMap(({ mmsId }) => mmsId ?? []))];
  }

  private countShown(isCounted: (record: JudgedRecord) => boolean): number {
    const records = this.checked.records();
    return this.passing().reduce((n, index) => {
      const record = records[index];
      return n + (record !== undefined && isCounted(record) ? 1 : 0);
    }, 0);
  }

  private suggestedName(): string {
    const subject = this.checked.subject();
    const base = subject?.kind === 'set' ? subject.set.name : (subject?.name ?? '');
    const n = this.count();
    // A whole list has its own name; Alma has no two sets of one name.
    const isWhole = subject?.kind === 'list' && n === subject.mmsIds.length;
    if (isWhole) return base.slice(0, LONGEST_NAME).trim();
    const part = String(this.translate.instant('setFrom.part', { n }));
    return `${base.slice(0, LONGEST_NAME - part.length - 1)} ${part}`.trim();
  }
}

function mayBeMember(record: JudgedRecord): boolean {
  return whyLeftOut(record) === undefined;
}

function whyLeftOut({ mmsId, state }: JudgedRecord): (typeof REASONS)[number] | undefined {
  if (state === 'not-digital') return 'not-digital';
  return mmsId === undefined ? 'no-id' : undefined;
}

function wordsOf(error: unknown): Saying {
  if (!(error instanceof SetDiffersError)) return wordsFor(error);
  const { missing, extra } = error;
  return { say: 'setFrom.differs', with: { missing: missing.length, extra: extra.length } };
}
