import fc from 'fast-check';

import { asMmsId } from '../identifiers/mms-id';
import { aBib, aDcRecord, judged } from '../testing/a-bib';
import { VERDICTS, type Verdict } from '../verdict/verdict';
import { FailureClusters, type CheckedRecord, type Cluster } from './cluster';
import { suffixKindOf } from './suffix-kind';

function checked(mmsId: string, suffix: string, verdict: Verdict | undefined): CheckedRecord {
  const xml = aDcRecord(`<dc:identifier>12345/${suffix}</dc:identifier>`);
  return { record: judged(aBib({ mmsId: asMmsId(mmsId), xml })), verdict };
}

function clustersOf(records: readonly CheckedRecord[]): readonly Cluster[] {
  const clusters = new FailureClusters();
  for (const record of records) clusters.add(record);
  return clusters.found;
}

describe('FailureClusters', () => {
  it('finds the block in which all fail', () => {
    const good = Array.from({ length: 90 }, (_, i) =>
      checked(`9910115060000${String(i).padStart(2, '0')}41`, String(i), 'right'),
    );
    const bad = Array.from({ length: 10 }, (_, i) =>
      checked(`9910116870000${String(i).padStart(2, '0')}41`, String(i), 'unregistered'),
    );
    const another = checked('991011506000009941', '99', 'elsewhere');
    const clusters = clustersOf([...good, another, ...bad]);

    expect(clusters[0]).toEqual({ by: 'block', key: '991011687', bad: 10, total: 10 });
    // What is true of all explains nothing, however many it has.
    expect(clusters[1]).toEqual({ by: 'suffix', key: 'number', bad: 11, total: 101 });
    expect(clusters[2]).toEqual({ by: 'format', key: 'dcap01', bad: 11, total: 101 });
    expect(clusters[3]).toEqual({ by: 'block', key: '991011506', bad: 1, total: 91 });
  });

  it('counts none that could not be asked', () => {
    const clusters = clustersOf([
      checked('991000000000000001', '1', 'unchecked'),
      checked('991000000000000002', '2', undefined),
      checked('991000000000000003', '3', 'elsewhere'),
    ]);

    expect(clusters.map(({ bad, total }) => [bad, total])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(clustersOf([checked('991000000000000001', '1', 'unchecked')])).toEqual([]);
  });

  it('finds the collection, where the records name one', () => {
    const xml = aDcRecord('<dc:identifier>12345/1</dc:identifier>');
    const record = { ...judged(aBib({ xml })), collection: 'Yearbooks' };

    expect(clustersOf([{ record, verdict: 'no-url' }])).toContain({
      by: 'collection',
      key: 'Yearbooks',
      bad: 1,
      total: 1,
    });
  });

  it('leaves out clusters without bad handles', () => {
    expect(clustersOf([checked('991000000000000001', '1', 'right')])).toEqual([]);
    expect(clustersOf([])).toEqual([]);
  });

  it('counts no more bad ones than there are, in every way of looking', () => {
    const pool = ['991011506', '991011687'].flatMap((block) =>
      ['1', '1742400039'].map((suffix) => checked(`${block}000014641`, suffix, undefined)),
    );
    const records = fc.array(
      fc.record({
        record: fc.constantFrom(...pool.map(({ record }) => record)),
        verdict: fc.constantFrom(undefined, ...VERDICTS),
      }),
    );
    fc.assert(
      fc.property(records, (some) => {
        const bad = some.filter(
          ({ verdict }) => ![undefined, 'right', 'unchecked'].includes(verdict),
        ).length;
        const clusters = clustersOf(some);
        for (const way of ['block', 'suffix', 'format']) {
          const found = clusters.filter(({ by }) => by === way);
          expect(found.reduce((sum, cluster) => sum + cluster.bad, 0)).toBe(bad);
          expect(found.every((cluster) => cluster.bad <= cluster.total)).toBe(true);
        }
      }),
    );
  });
});

describe('suffixKindOf', () => {
  const KINDS = [
    ['1742400039', 'epoch'],
    ['34662', 'number'],
    ['0000000001', 'number'],
    ['grinnell:123', 'named-number'],
    ['dg_1761063767', 'named-number'],
    ['thesis7', 'named-number'],
    ['ark:/1/2', 'other'],
    ['letters', 'other'],
  ] as const;

  for (const [suffix, kind] of KINDS) {
    it(`takes ${suffix} for ${kind}`, () => expect(suffixKindOf(suffix)).toBe(kind));
  }
});
