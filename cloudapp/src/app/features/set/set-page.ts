import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { canCheckRecords } from '../../core/configuration/route-readiness';
import { FINDINGS, RECORD_STATES } from '../../core/state/record-state';
import type { JudgedRecord } from '../../core/state/judged-record';
import { judgeSetFit } from '../../workflow/choose-set/judge-set-fit';
import { runForOutcome } from '../../workflow/run/run-for-outcome';
import { CurrentRun } from '../run/current-run';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStateView } from '../session/configuration-state';
import { ConfigurationStore } from '../session/configuration-store';
import { PageStore } from '../session/page-store';
import { ALMA } from '../session/ports';
import { RecentSets } from '../session/recent-sets';
import { Session } from '../session/session';
import { SettingsStore } from '../session/settings-store';
import { CountPicture, type CountedKind } from '../ui/count-picture';
import { HelpLink } from '../ui/help-link';
import { Icon } from '../ui/icon';
import { STATE_LOOKS } from '../ui/tones';
import { WorkProgress } from '../ui/work-progress';
import { addressOf } from './address-of';
import { CheckedSet } from './checked-set';
import { ClusterPanel } from './cluster-panel';
import { ComparePanel } from './compare-panel';
import { ComparisonStore } from './comparison-store';
import { FilterStore } from './filter-store';
import { HandlePanel } from './handle-panel';
import { LeftOutLines } from './left-out-lines';
import { LetGoQuestion } from './let-go-question';
import { LostRun } from './lost-run';
import { NextSteps } from './next-steps';
import { RecordDetails } from './record-details';
import { ResultFiles } from './result-files';
import { ResultList } from './result-list';
import { SetFromSelection } from './set-from-selection';
import { SupportBox } from './support-box';

/** A set: what it is, its check, and what the check found. */
@Component({
  selector: 'app-set-page',
  standalone: true,
  imports: [
    ClusterPanel,
    ComparePanel,
    ConfigurationStateView,
    CountPicture,
    HandlePanel,
    HelpLink,
    Icon,
    LeftOutLines,
    LetGoQuestion,
    LostRun,
    NextSteps,
    RecordDetails,
    ResultFiles,
    ResultList,
    RouterLink,
    SetFromSelection,
    SupportBox,
    TranslatePipe,
    WorkProgress,
  ],
  providers: [ComparisonStore, FilterStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './set-page.html',
  styleUrl: './set-page.scss',
})
export class SetPage {
  private readonly alma = inject(ALMA);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly recent = inject(RecentSets);
  private readonly current = inject(CurrentRun);
  private readonly configuration = inject(ConfigurationStore).configuration;
  protected readonly checked = inject(CheckedSet);
  protected readonly filters = inject(FilterStore);
  protected readonly isAdmin = inject(Session).isAdmin;

  /** From the address; `list` for MMS IDs from a file. */
  readonly id = input.required<string>();
  /** The id of a run whose set it is, as far as the address says so. */
  readonly run = input<string>();

  protected readonly failed = signal<Saying | undefined>(undefined);
  private readonly openPosition = signal<number | undefined>(undefined);
  /** As it is judged now: it may have been read again since it was opened. */
  protected readonly openRecord = computed(() => {
    const open = this.openPosition();
    if (open === undefined) return undefined;
    return this.checked.records().find(({ position }) => position === open);
  });
  /** What is in hand, if it is what the address names: another set is there until this one is read. */
  protected readonly subject = computed(() => {
    const subject = this.checked.subject();
    return subject !== undefined && addressOf(subject) === this.id() ? subject : undefined;
  });
  /** What the address names, while another check is under way that is not let go unasked. */
  protected readonly waiting = computed(() => {
    const waiting = this.checked.waiting();
    return waiting !== undefined && addressOf(waiting) === this.id() ? waiting : undefined;
  });
  /** What it is called, if it was opened before or from the start page: until Alma says it. */
  protected readonly knownName = computed(
    () => this.recent.sets().find(({ id }) => id === this.id())?.name,
  );
  protected readonly passing = signal(new Uint32Array());
  protected readonly canCheck = computed(() => {
    const configuration = this.configuration();
    return configuration !== undefined && canCheckRecords(configuration);
  });
  /** There is a configuration, and no record can be checked with it yet. */
  protected readonly isUnfinished = computed(
    () => this.configuration() !== undefined && !this.canCheck(),
  );
  protected readonly density = inject(SettingsStore).density;
  protected readonly fit = computed(() => {
    const subject = this.subject();
    return subject?.kind === 'set' ? judgeSetFit(subject.set) : undefined;
  });
  /** Nothing was checked yet, and nothing stands in the way of it. */
  protected readonly canBegin = computed(() => {
    const isFit = this.fit()?.canBeChecked !== false;
    return isFit && this.canCheck() && this.checked.check() === undefined;
  });
  protected readonly hasEnded = computed(() =>
    ['done', 'cancelled', 'failed'].includes(this.checked.check()?.phase ?? 'idle'),
  );
  protected readonly isWorking = this.checked.isReading;
  protected readonly states = computed<readonly CountedKind[]>(() => {
    const counts = this.checked.check()?.counts.states;
    return RECORD_STATES.map((id) => ({
      id,
      say: `state.${id}.name`,
      count: counts?.[id] ?? 0,
      look: STATE_LOOKS[id],
    }));
  });
  protected readonly findings = computed(() => {
    const counts = this.checked.check()?.counts.findings;
    return FINDINGS.map((id) => ({ id, count: counts?.[id] ?? 0 }));
  });
  protected readonly failure = computed(() => {
    const failure = this.checked.check()?.failure;
    return failure === undefined ? undefined : wordsFor(failure);
  });

  /** Where the person was when the details were opened. */
  private row: Element | null = null;
  private isLeft = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isLeft = true));
    effect(
      () => {
        const subject = this.checked.subject();
        const run = this.current.run();
        const isOfThis = subject?.kind === 'set' && run?.set.id === subject.set.id;
        this.checked.run.set(isOfThis ? runForOutcome(run) : undefined);
      },
      { allowSignalWrites: true },
    );
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.openPosition.set(undefined);
        this.filters.recall(id);
      });
    });
    const page = inject(PageStore);
    effect(() => {
      const id = this.id();
      // The person may just have changed the set on Alma's own page.
      page.entities();
      untracked(() => void this.take(id));
    });
  }

  protected start(): void {
    this.openPosition.set(undefined);
    this.filters.clear();
    void this.checked.start();
  }

  protected open(record: JudgedRecord): void {
    this.row = this.document.activeElement;
    this.openPosition.set(record.position);
  }

  /** Closes a record's details; the focus goes back to the row from which they were opened. */
  protected close(): void {
    const row = this.row;
    this.openPosition.set(undefined);
    afterNextRender(() => row instanceof HTMLElement && row.focus(), { injector: this.injector });
  }

  protected goTo(heading: HTMLElement): void {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  protected isOn(finding: string): boolean {
    return [...this.filters.filter().findings].some((on) => on === finding);
  }

  private async take(id: string): Promise<void> {
    this.failed.set(undefined);
    if (id === 'list' || this.waiting() !== undefined) return;
    if (this.subject() !== undefined && this.isWorking()) return;
    try {
      const set = await this.alma.readSet(id);
      // NOTE An answer may come late, when another set is on the screen.
      if (this.isLeft || this.id() !== id) return;
      if (this.subject() !== undefined) {
        this.checked.describe(set);
        return;
      }
      this.checked.choose({ kind: 'set', set });
      void this.recent.remember({ id: set.id, name: set.name });
    } catch (error) {
      // Said in place of the set, with the way back; what was checked of it stays on the screen.
      const isElsewhere = this.isLeft || this.id() !== id;
      if (!isElsewhere && this.subject() === undefined) this.failed.set(wordsFor(error));
    }
  }
}
