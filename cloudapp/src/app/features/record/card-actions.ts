import { Clipboard } from '@angular/cdk/clipboard';
import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { isRepairable } from '../../core/edit/repairable';
import { encodeHandle } from '../../core/handle/encode-handle';
import type { RefusalReason } from '../../core/edit/repair-plan';
import type { Outcome } from '../../core/outcome/outcome';
import type { RecordState } from '../../core/state/record-state';
import { primoPage } from '../../core/verdict/primo-page';
import type { RecordCard } from '../../workflow/card/record-cards';
import { ConfigurationStore } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { CheckedSet } from '../set/checked-set';
import { Icon } from '../ui/icon';
import { AddToSet } from './add-to-set';

/** States of records that the workflow takes, one way or the other. */
const FOR_THE_WORKFLOW: readonly RecordState[] = ['ready', 'copy-needed', 'none'];

/** States that apply before anybody asks whether the record has digital inventory. */
const DIGITAL_UNKNOWN: readonly RecordState[] = [
  'unreadable',
  'linked',
  'not-digital',
  'wrong-format',
];

/** What can be done with the record of a card. */
@Component({
  selector: 'app-card-actions',
  standalone: true,
  imports: [AddToSet, Icon, NgTemplateOutlet, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-actions.html',
  styles: `
    .tools {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-1);
      margin-inline: calc(-1 * var(--space-2));
    }
    .tools .quiet {
      padding-inline: var(--space-2);
    }
  `,
})
export class CardActions {
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly checked = inject(CheckedSet);
  private readonly router = inject(Router);
  private readonly configuration = inject(ConfigurationStore).configuration;

  readonly card = input.required<RecordCard>();
  /** What stands against a repair, as far as the record itself tells. */
  readonly refusal = input<RefusalReason>();

  /** What the card advises, where that is known. */
  readonly advice = input<Outcome>();
  /** Whether what is not pressing is folded away, as in a list of many. */
  readonly isFolded = input(false);

  /** Whether the workflow may be offered: not where a checked set would be let go for it. */
  readonly offersRun = input(true);

  protected readonly isAddingToSet = signal(false);
  protected readonly isStarting = signal(false);
  protected readonly canRepair = computed(() => {
    const { judged, bib } = this.card();
    const configuration = this.configuration();
    if (judged === undefined || bib === undefined || configuration === undefined) return false;
    return isRepairable(judged, configuration) && this.refusal() === undefined;
  });
  protected readonly canRun = computed(() => {
    const { judged } = this.card();
    if (!this.offersRun() || judged === undefined) return false;
    return FOR_THE_WORKFLOW.includes(judged.state) && !judged.findings.includes('ns-prefix');
  });
  /** What the card advises is done here, and stands first. */
  protected readonly isRunAdvised = computed(
    () => this.canRun() && this.advice() === 'run-workflow',
  );
  protected readonly handle = computed(() => {
    const { judged } = this.card();
    return judged?.handle ?? judged?.handles[0]?.handle;
  });
  protected readonly handleAddress = computed(() => {
    const handle = this.handle();
    const resolver = this.configuration()?.resolver;
    return handle === undefined || resolver === undefined
      ? undefined
      : `${resolver}/${encodeHandle(handle)}`;
  });
  protected readonly pageAddress = computed(() => {
    const [site] = this.configuration()?.sites ?? [];
    return site === undefined ? undefined : primoPage(site, this.card().mmsId);
  });
  /** As Alma said; where it was not asked, because a set of digital titles was read, by the state. */
  protected readonly isDigital = computed(() => {
    const { bib, judged } = this.card();
    const isKnown = judged !== undefined && !DIGITAL_UNKNOWN.includes(judged.state);
    return bib?.digital ?? isKnown;
  });

  protected copy(text: string): void {
    // NOTE By the CDK: the frame has no leave to use the browser's own clipboard.
    const isCopied = this.clipboard.copy(text);
    this.notices.show(isCopied ? 'done' : 'problem', isCopied ? 'card.copied' : 'card.notCopied', {
      text,
    });
  }

  /** Takes this one record up as a list of its own, checks it, and goes on to the preparation of a run. */
  protected async runWorkflow(): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    const { mmsId, judged } = this.card();
    const subject = { kind: 'list', name: judged?.title || mmsId, mmsIds: [mmsId] } as const;
    if (!this.checked.choose(subject)) {
      this.isStarting.set(false);
      // Another check is under way: the page of the list asks whether that is let go.
      await this.router.navigate(['/set', 'list']);
      return;
    }
    await this.checked.start();
    this.isStarting.set(false);
    // The person has taken up another set meanwhile, and stays with it.
    if (this.checked.subject() !== subject) return;
    const way = judged?.state === 'none' ? 'new' : 'existing';
    // What went wrong with the check is said where checks are shown.
    const isChecked = this.checked.check()?.phase === 'done';
    await (isChecked
      ? this.router.navigate(['/run/new'], { queryParams: { way } })
      : this.router.navigate(['/set', 'list']));
  }
}
