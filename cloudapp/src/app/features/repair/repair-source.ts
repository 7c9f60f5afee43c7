import { inject, Injectable } from '@angular/core';

import { isRepairable, type RepairableState } from '../../core/edit/repairable';
import type { MmsId } from '../../core/identifiers/mms-id';
import { HandleBearers } from '../../core/state/judge-set';
import type { JudgedRecord } from '../../core/state/judged-record';
import { SetCheck } from '../../workflow/check/set-check';
import { RecordCardsStore } from '../record/record-cards-store';
import { ConfigurationStore } from '../session/configuration-store';
import { PACING, SET_READER } from '../session/ports';
import { CheckedSet } from '../set/checked-set';

/** Records to repair, and those among which a repair must do no harm. */
export interface RepairSource {
  readonly records: readonly JudgedRecord[];
  readonly bearers: HandleBearers;
}

/** Finds the records of a repair: in the checked set, on the Alma page, else in Alma. */
@Injectable({ providedIn: 'root' })
export class RepairSources {
  private readonly reader = inject(SET_READER);
  private readonly pacing = inject(PACING);
  private readonly checked = inject(CheckedSet);
  private readonly cards = inject(RecordCardsStore);
  private readonly configuration = inject(ConfigurationStore).configuration;

  /** Of the checked set, those in one of these states. */
  ofSet(states: ReadonlySet<RepairableState>): RepairSource {
    const among = this.checked.records();
    const configuration = this.configuration();
    const isWanted = (record: JudgedRecord): boolean =>
      configuration !== undefined &&
      isRepairable(record, configuration) &&
      [...states].some((state) => state === record.state);
    return { records: among.filter(isWanted), bearers: bearersOf(among) };
  }

  /** One record: as a member of the checked set where it is one, else as it stands on the page. */
  async ofRecord(mmsId: MmsId, signal: AbortSignal): Promise<RepairSource> {
    const onPage = (this.cards.snapshot()?.cards ?? []).flatMap(({ judged }) => judged ?? []);
    for (const among of [this.checked.records(), onPage]) {
      const records = among.filter((record) => record.mmsId === mmsId);
      if (records.length > 0) return { records, bearers: bearersOf(among) };
    }
    return this.ofList([mmsId], signal);
  }

  /** Records by their ids, read anew. @throws AlmaError */
  async ofList(mmsIds: readonly MmsId[], signal: AbortSignal): Promise<RepairSource> {
    const configuration = this.configuration();
    if (configuration === undefined) return { records: [], bearers: new HandleBearers() };
    const ports = { reader: this.reader, pacing: this.pacing };
    const check = new SetCheck(ports, { kind: 'list', mmsIds }, configuration);
    const stop = (): void => check.cancel();
    signal.addEventListener('abort', stop, { once: true });
    await check.start();
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
    if (check.snapshot.failure !== undefined) throw check.snapshot.failure;
    return { records: check.records, bearers: check.bearers };
  }
}

function bearersOf(records: readonly JudgedRecord[]): HandleBearers {
  const bearers = new HandleBearers();
  for (const record of records) bearers.add(record);
  return bearers;
}
