import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { MmsId } from '../../core/identifiers/mms-id';
import type { Outcome } from '../../core/outcome/outcome';
import { outcomeOf } from '../../core/outcome/outcome-of';
import { mmsIdOf } from '../../workflow/card/bibs-on-page';
import { wordsFor } from '../session/alma-words';
import { ConfigurationStore } from '../session/configuration-store';
import { PageStore } from '../session/page-store';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { OUTCOME_LOOKS } from '../ui/tones';
import { RecordCardView } from './record-card-view';
import { RecordCardsStore } from './record-cards-store';

/** A card for each record on the Alma page; follows the person from page to page. */
@Component({
  selector: 'app-record-card-list',
  standalone: true,
  imports: [Icon, RecordCardView, Tag, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-card-list.html',
  styleUrl: './record-card-list.scss',
  styles: `
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-2);
      margin: 0 0 var(--space-3);
    }
  `,
})
export class RecordCardList {
  private readonly store = inject(RecordCardsStore);
  private readonly page = inject(PageStore);
  private readonly configuration = inject(ConfigurationStore).configuration;

  protected readonly now = this.store.snapshot;
  protected readonly cards = computed(() => this.now()?.cards ?? []);
  protected readonly isAlone = computed(() => this.cards().length === 1);
  protected readonly failure = computed(() => {
    const now = this.now();
    return now?.phase === 'failed' ? wordsFor(now.failure) : undefined;
  });
  /** How many there are of each outcome, once nothing more is awaited. */
  protected readonly counts = computed(() => {
    const { phase, cards } = this.now() ?? { phase: 'nothing', cards: [] };
    const counts = new Map<Outcome, number>();
    for (const { judged, verdict } of phase === 'done' ? cards : []) {
      if (judged === undefined) continue;
      const { outcome } = outcomeOf({
        state: judged.state,
        findings: judged.findings,
        verdict: verdict?.verdict,
        run: undefined,
        now: Date.now(),
      });
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    return [...counts].map(([id, count]) => ({ id, count, look: OUTCOME_LOOKS[id] }));
  });
  /** What the Alma page calls each record, until Alma told more. */
  private readonly descriptions = computed(() => {
    const known = new Map<MmsId, string>();
    for (const entity of this.page.entities()) {
      const mmsId = mmsIdOf(entity);
      if (mmsId !== undefined && !known.has(mmsId)) known.set(mmsId, entity.description);
    }
    return known;
  });

  constructor() {
    effect(() => {
      const entities = this.page.entities();
      this.store.timesForgotten();
      if (this.configuration() !== undefined) untracked(() => this.store.show(entities));
    });
    inject(DestroyRef).onDestroy(() => this.store.leave());
  }

  protected descriptionOf(mmsId: MmsId): string {
    return this.descriptions().get(mmsId) ?? '';
  }

  protected askAgain(): void {
    this.store.refresh();
  }
}
