import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { NO_PROGRESS } from '../../workflow/long-work/progress-meter';
import type { RepairPlanSnapshot } from '../../workflow/repair/repair-plan-builder';
import { wordsFor } from '../session/alma-words';
import { ConfigurationStateView } from '../session/configuration-state';
import { ConfigurationStore } from '../session/configuration-store';
import { CheckedSet } from '../set/checked-set';
import { HelpLink } from '../ui/help-link';
import { Icon } from '../ui/icon';
import { RepairChoice } from './repair-choice';
import { RepairConfirm } from './repair-confirm';
import { RepairDesk } from './repair-desk';
import { RepairMemory } from './repair-memory';
import { RepairProgress } from './repair-progress';
import { RepairRefused } from './repair-refused';
import { RepairReview } from './repair-review';
import { RepairReviewList } from './repair-review-list';
import { RepairWork } from './repair-work';
import { UndoBox } from './undo-box';

/** Repairs, from the plan to the proof: of one record, or of what the check of a set found. */
@Component({
  selector: 'app-repair-page',
  standalone: true,
  imports: [
    ConfigurationStateView,
    HelpLink,
    Icon,
    RepairChoice,
    RepairConfirm,
    RepairProgress,
    RepairRefused,
    RepairReviewList,
    RouterLink,
    TranslatePipe,
    UndoBox,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './repair-page.html',
})
export class RepairPage {
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly checked = inject(CheckedSet);
  private readonly memory = inject(RepairMemory);
  private readonly router = inject(Router);
  protected readonly desk = inject(RepairDesk);
  protected readonly review = inject(RepairReview);
  protected readonly work = inject(RepairWork);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  /** From the address: the MMS ID of one record; without it the checked set. */
  readonly record = input<string>();

  protected readonly isConfigured = computed(() => this.configuration() !== undefined);
  protected readonly journal = this.memory.journal;
  protected readonly isPlanning = computed(() => this.review.plan()?.phase === 'running');
  /** At every tenth only: a person does not want to hear of every record. */
  protected readonly saidAloud = computed(() => this.review.plan(), {
    equal: (one, other) => one?.stage === other?.stage && tenthOf(one) === tenthOf(other),
  });
  protected readonly planned = computed(() => this.review.plan()?.planned ?? []);
  protected readonly failure = computed(() => {
    const failure = this.review.plan()?.failure;
    return failure === undefined ? undefined : wordsFor(failure);
  });
  protected readonly isOfSet = computed(() => this.desk.subject() === 'set');
  protected readonly hasSet = computed(() => this.checked.records().length > 0);
  protected readonly set = computed(() => {
    const subject = this.checked.subject();
    return subject?.kind === 'set' ? subject.set : undefined;
  });
  protected readonly title = computed(() => {
    const isUndo = (this.work.kind() ?? this.review.kind()) === 'undo';
    return isUndo ? 'repair.titleUndo' : 'repair.title';
  });

  constructor() {
    void this.memory.load();
    effect(() => {
      const record = this.record();
      if (this.isConfigured()) untracked(() => this.desk.open(record ?? 'set'));
    });
    effect(() => {
      // What stands here changed as a whole: who listens begins again at its heading.
      this.title();
      this.heading()?.nativeElement.focus();
    });
  }

  protected resumeInterrupted(): void {
    const journal = this.journal();
    if (journal !== undefined) this.desk.resume(journal);
  }

  protected forgetInterrupted(): void {
    this.memory.forgetRun();
  }

  protected checkAgain(setId: string): void {
    void this.checked.start();
    void this.router.navigate(['/set', setId]);
  }
}

/** 0 while it is not known how much there is to do. */
function tenthOf(plan: RepairPlanSnapshot | undefined): number {
  const { done, total } = plan?.progress ?? NO_PROGRESS;
  return total === 0 ? 0 : Math.floor((done / total) * 10);
}
