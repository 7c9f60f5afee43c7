import { computed, inject, Injectable, signal } from '@angular/core';

import type { PageEntity } from '../../alma/port/cloudapp';
import type { Configuration } from '../../core/configuration/configuration';
import { RecordCards, type RecordCardsSnapshot } from '../../workflow/card/record-cards';
import { ConfigurationStore } from '../session/configuration-store';
import { follow, type Followed } from '../session/engine-signal';
import { ALMA, HANDLE_SERVER } from '../session/ports';

interface Work {
  readonly configuration: Configuration;
  readonly cards: RecordCards;
  readonly followed: Followed<RecordCardsSnapshot>;
}

/** The cards of the records on the Alma page, kept while the person looks at other screens. */
@Injectable({ providedIn: 'root' })
export class RecordCardsStore {
  private readonly ports = { alma: inject(ALMA), handleServer: inject(HANDLE_SERVER) };
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly work = signal<Work | undefined>(undefined);

  private readonly times = signal(0);

  /** How often everything was forgotten: who shows cards shows them again. */
  readonly timesForgotten = this.times.asReadonly();
  /** `undefined` while nothing was asked, for want of a configuration. */
  readonly snapshot = computed(() => this.work()?.followed.snapshot());

  /** Shows the cards of these entities; what is known and fresh is not asked again. */
  show(entities: readonly PageEntity[]): void {
    const configuration = this.configuration();
    if (configuration === undefined) return;
    if (this.work()?.configuration !== configuration) this.begin(configuration);
    void this.work()?.cards.show(entities);
  }

  /** Asks again for what is shown. */
  refresh(): void {
    void this.work()?.cards.refresh();
  }

  /** Forgets every page: records were changed. */
  forget(): void {
    this.drop();
    this.times.update((times) => times + 1);
  }

  /** Nobody looks any more: stops what is under way. */
  leave(): void {
    this.work()?.cards.leave();
  }

  private drop(): void {
    this.leave();
    this.work()?.followed.stop();
    this.work.set(undefined);
  }

  private begin(configuration: Configuration): void {
    this.drop();
    const cards = new RecordCards(this.ports, configuration);
    this.work.set({ configuration, cards, followed: follow(cards) });
  }
}
