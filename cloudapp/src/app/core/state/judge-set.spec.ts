import fc from 'fast-check';

import type { Handle } from '../handle/handle';
import { asMmsId } from '../identifiers/mms-id';
import { aBib, aDcRecord, judged } from '../testing/a-bib';
import type { JudgedRecord } from './judged-record';
import { asDuplicate, HandleBearers, markDuplicates } from './judge-set';

/** A record of the set with these handles. */
function aMember(position: number, ...handles: readonly string[]): JudgedRecord {
  const identifiers = handles.map((handle) => `<dc:identifier>${handle}</dc:identifier>`).join('');
  const mmsId = asMmsId(`99100000000000${String(1000 + position)}`);
  return judged(aBib({ mmsId, xml: aDcRecord(identifiers) }), undefined, position);
}

const statesOf = (records: readonly JudgedRecord[]) =>
  markDuplicates(records).map(({ state }) => state as string);

describe('markDuplicates', () => {
  it('marks every record that shares its handle with another, whatever the case', () => {
    expect(statesOf([aMember(0, '12345/a'), aMember(1, '12345/A'), aMember(2, '12345/b')])).toEqual(
      ['duplicate', 'duplicate', 'ready'],
    );
  });

  it('marks a third one, too, and one that is malformed', () => {
    expect(
      statesOf([aMember(0, '12345/a'), aMember(1, '12345/a'), aMember(2, '12345/a.')]),
    ).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  it('leaves the states that come before, which still take the handle', () => {
    expect(statesOf([aMember(0, '12345/a', '12345/b'), aMember(1, '12345/b')])).toEqual([
      'conflicting',
      'duplicate',
    ]);
  });

  it('does not take one record for two when it stands twice in the set', () => {
    const bib = aBib();
    expect(statesOf([judged(bib, undefined, 0), judged(bib, undefined, 1)])).toEqual([
      'ready',
      'ready',
    ]);
  });

  it('does not mark records without handles, nor unreadable ones', () => {
    const broken = judged(aBib({ xml: '<' }), undefined, 2);
    expect(statesOf([aMember(0), aMember(1), broken, broken])).toEqual([
      'none',
      'none',
      'unreadable',
      'unreadable',
    ]);
  });

  it('marks the same records in whatever order they come', () => {
    const members = fc.array(fc.constantFrom('12345/a', '12345/A', '12345/b', '12345/c', ''), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(members, (handles) => {
        const records = handles.map((handle, i) => aMember(i, handle));
        const expected = handles.map((handle, i) =>
          handle === ''
            ? 'none'
            : handles.some((other, j) => i !== j && other.toLowerCase() === handle.toLowerCase())
              ? 'duplicate'
              : 'ready',
        );
        expect(statesOf(records)).toEqual(expected);
        expect(statesOf([...records].reverse()).reverse()).toEqual(expected);
      }),
    );
  });
});

describe('HandleBearers', () => {
  it('says where a handle stands', () => {
    const bearers = new HandleBearers();
    expect(bearers.add(aMember(4, '12345/a'))).toEqual([]);
    expect(bearers.add(aMember(7, '12345/A'))).toEqual([4, 7]);
    expect(bearers.positionsOf('12345/a' as Handle)).toEqual([4, 7]);
    expect(bearers.positionsOf('12345/b' as Handle)).toEqual([]);
  });

  it('makes a duplicate of any record but one that is worse', () => {
    expect(asDuplicate(aMember(0, '12345/a')).state).toBe('duplicate');
    expect(asDuplicate(aMember(0, '12345/a', '12345/b')).state).toBe('conflicting');
  });
});
