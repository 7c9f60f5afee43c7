import { TestBed } from '@angular/core/testing';

import { eventually } from '../../../testing/eventually';
import { asMmsId } from '../../core/identifiers/mms-id';
import { PageStore } from '../session/page-store';
import { RecordCardsStore } from '../record/record-cards-store';
import { RepairSources } from './repair-source';
import { RepairOfMany } from './testing/repair-of-many';

describe('the records of a repair', () => {
  const signal = new AbortController().signal;
  let here: RepairOfMany;

  beforeEach(async () => {
    here = new RepairOfMany(3);
    await here.start();
  });

  const ids = (): readonly string[] => here.world.library.archive.records.map((r) => r.mmsId);

  it('are those of the checked set in the states that are wanted', async () => {
    await here.checkSet();
    const sources = TestBed.inject(RepairSources);

    expect(sources.ofSet(new Set(['typed'])).records.length).toBe(3);
    expect(sources.ofSet(new Set(['malformed', 'none'])).records).toEqual([]);
  });

  it('are taken from the checked set, without a call', async () => {
    await here.checkSet();
    here.world.calls.length = 0;
    const { records } = await TestBed.inject(RepairSources).ofRecord(asMmsId(ids()[1]!), signal);

    expect(records.map(({ mmsId }) => String(mmsId))).toEqual([ids()[1]!]);
    expect(here.world.calls).toEqual([]);
  });

  it('are taken from the cards of the Alma page, without a call', async () => {
    here.alma.showRecords(...ids());
    const cards = TestBed.inject(RecordCardsStore);
    cards.show(TestBed.inject(PageStore).entities());
    await eventually(
      () => cards.snapshot()?.phase,
      (phase) => phase === 'done',
    );
    here.world.calls.length = 0;
    const { records } = await TestBed.inject(RepairSources).ofRecord(asMmsId(ids()[2]!), signal);

    expect(records[0]?.state).toBe('typed');
    expect(here.world.calls).toEqual([]);
  });

  it('are read anew where they are nowhere at hand', async () => {
    const { records } = await TestBed.inject(RepairSources).ofRecord(asMmsId(ids()[0]!), signal);

    expect(records[0]?.state).toBe('typed');
    expect(here.world.calls.length).toBeGreaterThan(0);
  });

  it('are not read once the person has stopped it', async () => {
    const stop = new AbortController();
    const reading = TestBed.inject(RepairSources).ofList([asMmsId(ids()[0]!)], stop.signal);
    stop.abort('stopped');

    await expectAsync(reading).toBeRejectedWith('stopped');
  });
});
