import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Outcome } from '../../core/outcome/outcome';
import { outcomeOf } from '../../core/outcome/outcome-of';
import type { JudgedRecord, PlacedHandle } from '../../core/state/judged-record';
import type { RecordCard } from '../../workflow/card/record-cards';
import { ConfigurationStore } from '../session/configuration-store';
import { Tag } from '../ui/tag';
import { OUTCOME_LOOKS, STATE_LOOKS, VERDICT_LOOKS } from '../ui/tones';
import { CardActions } from './card-actions';
import { RecordProblem } from './record-problem';
import { refusalOf } from './refusal-of';

/** One record at a glance: its state, its handle, where that leads, and what to do. */
@Component({
  selector: 'app-record-card',
  standalone: true,
  imports: [CardActions, RecordProblem, Tag, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-card-view.html',
  styleUrl: './record-card-view.scss',
})
export class RecordCardView {
  private readonly configuration = inject(ConfigurationStore).configuration;

  readonly card = input.required<RecordCard>();
  /** What the Alma page calls the record. */
  readonly description = input('');
  /** Whether it is the only record on the page: everything is shown then. */
  readonly isAlone = input(true);
  /** Whether the handle server was asked for all of the page. */
  readonly isComplete = input(false);

  protected readonly stateLooks = STATE_LOOKS;
  protected readonly verdictLooks = VERDICT_LOOKS;
  protected readonly outcomeLooks = OUTCOME_LOOKS;
  protected readonly title = computed(() => this.card().judged?.title || this.description());
  protected readonly isAsking = computed(() => {
    const { judged, verdict } = this.card();
    const isAsked = (judged?.handles.length ?? 0) > 0;
    return isAsked && verdict === undefined && !this.isComplete();
  });
  protected readonly refusal = computed(() => {
    const configuration = this.configuration();
    return configuration === undefined ? undefined : refusalOf(this.card(), configuration);
  });
  /** Said when nothing more is awaited, so that it never changes before the person's eyes. */
  protected readonly outcome = computed(() => {
    const { judged, verdict } = this.card();
    if (judged === undefined || this.isAsking()) return undefined;
    const { state, findings } = judged;
    const { outcome, reason } = outcomeOf({
      state,
      findings,
      verdict: verdict?.verdict,
      run: undefined,
      now: Date.now(),
    });
    const named = { handle: judged.handle ?? '–', target: verdict?.targetMmsId ?? '–' };
    const refusal = outcome === 'repair-first' ? this.refusal() : undefined;
    const say =
      refusal === undefined ? sentenceFor(outcome, reason, judged) : `repair.refused.${refusal}`;
    return { outcome, say, with: named };
  });
  /** Where one stands that nobody looks for, it is told as well. */
  protected readonly handles = computed<readonly PlacedHandle[]>(() => {
    const { handles = [], handle, field = '' } = this.card().judged ?? {};
    return handles.length > 0 || handle === undefined ? handles : [{ handle, field }];
  });
  /** In a list an address that is as it should be says nothing new. */
  protected readonly showsTarget = computed(() => {
    const { verdict } = this.card();
    const hasTarget = verdict !== undefined && verdict.targetUrl !== '';
    return hasTarget && (this.isAlone() || verdict.verdict !== 'right');
  });
  /** The record whose page the handle leads to, where it is another one that the sentence does not name. */
  protected readonly otherRecord = computed(() => {
    const { verdict } = this.card();
    const isNamed = this.outcome()?.outcome === 'run-workflow';
    return verdict?.verdict === 'wrong-record' && !isNamed ? verdict.targetMmsId : undefined;
  });
}

/** The one sentence under an outcome: of the record or the verdict where they are to blame, else of the outcome. */
function sentenceFor(outcome: Outcome, reason: string, { state }: JudgedRecord): string {
  if (reason === 'suppressed') return 'finding.suppressed.text';
  if (reason === 'unchecked') return 'verdict.unchecked.text';
  if (outcome === 'run-workflow') return `reason.${reason}`;
  const isOfRecord = outcome === 'look-at-record' || outcome === 'repair-first';
  return isOfRecord ? `state.${state}.text` : `outcome.${outcome}.text`;
}
