import { ComponentHarness } from '@angular/cdk/testing';

import { RecordCardHarness } from './record-card.harness';

/** The cards of an Alma page. */
export class RecordCardListHarness extends ComponentHarness {
  static readonly hostSelector = 'app-record-card-list';

  cards(): Promise<readonly RecordCardHarness[]> {
    return this.locatorForAll(RecordCardHarness)();
  }

  card(mmsId: string): Promise<RecordCardHarness | null> {
    return this.locatorForOptional(RecordCardHarness.of(mmsId))();
  }

  /** Outcomes by MMS ID; `null` for those that are not known yet. */
  async outcomes(): Promise<Readonly<Record<string, string | null>>> {
    const outcomes: Record<string, string | null> = {};
    for (const card of await this.cards()) {
      outcomes[(await card.mmsId()) ?? ''] = await card.outcome();
    }
    return outcomes;
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
