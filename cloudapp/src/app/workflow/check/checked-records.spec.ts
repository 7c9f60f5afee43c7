import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, judged } from '../../core/testing/a-bib';
import { CheckedRecords } from './checked-records';

describe('CheckedRecords', () => {
  let filed: string[];
  let records: CheckedRecords;

  beforeEach(() => {
    filed = [];
    records = new CheckedRecords((record) => filed.push(wordsFor(record)));
  });

  const wordsFor = ({ position, state }: JudgedRecord): string => `${String(position)} ${state}`;

  /** The member in this place, with a handle, or unreadable. */
  function member(position: number, handle?: string): JudgedRecord {
    const xml =
      handle === undefined
        ? '<'
        : '<record xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title>' +
          `<dc:identifier>http://hdl.handle.net/${handle}</dc:identifier></record>`;
    const mmsId = asMmsId(`99${String(1e15 + position)}`);
    return { ...judged(aBib({ mmsId, xml })), position };
  }

  it('stand in set order, the same list until one more is filed', () => {
    records.put(member(2, '12345/2'));
    records.put(member(0, '12345/0'));
    const before = records.all;

    expect(before.map(wordsFor)).toEqual(['0 ready', '2 ready']);
    expect(records.all).toBe(before);
    records.put(member(1, '12345/1'));
    expect(records.all.map(wordsFor)).toEqual(['0 ready', '1 ready', '2 ready']);
    expect(records.revision).toBe(3);
  });

  it('become duplicates together, and each is told of', () => {
    records.put(member(0, '12345/a'));
    records.put(member(5, '12345/A'));

    expect(records.all.map(wordsFor)).toEqual(['0 duplicate', '5 duplicate']);
    expect(filed).toEqual(['0 ready', '5 ready', '0 duplicate', '5 duplicate']);
    expect(records.counts.states).toEqual(jasmine.objectContaining({ ready: 0, duplicate: 2 }));
    expect(records.bearers.positionsOf(records.all[0]!.handle!)).toEqual([0, 5]);
  });

  it('are counted anew when they come at last, or are refused for good', () => {
    records.put(member(0), true);
    records.put(member(1), true);
    records.put(member(2), true);
    expect(records.numbers).toEqual({ read: 0, unreadable: 3, mayReadLater: 3 });

    records.put(member(0, '12345/0'));
    records.put(member(1));
    expect(records.numbers).toEqual({ read: 1, unreadable: 2, mayReadLater: 1 });
    expect(records.counts.states).toEqual(jasmine.objectContaining({ ready: 1, unreadable: 2 }));
  });
});
