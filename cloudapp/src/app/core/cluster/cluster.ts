import { suffixOf } from '../handle/handle-parts';
import type { JudgedRecord } from '../state/judged-record';
import type { Verdict } from '../verdict/verdict';
import { suffixKindOf } from './suffix-kind';

/** What records may have in common. `block`: the first nine digits of the MMS ID. */
export const CLUSTERS = ['block', 'suffix', 'collection', 'format'] as const;

export type ClusterBy = (typeof CLUSTERS)[number];

/** A record and what is known of its handle; `undefined`: not asked. */
export interface CheckedRecord {
  readonly record: JudgedRecord;
  readonly verdict: Verdict | undefined;
}

/** Records with something in common, some of whose handles are bad. */
export interface Cluster {
  readonly by: ClusterBy;
  /** What they have in common: `991011687`, `epoch`, a collection's name, `dcap01`. */
  readonly key: string;
  readonly bad: number;
  /** How many of them were asked for, with an answer: a record that was not is neither good nor bad. */
  readonly total: number;
}

const BLOCK_DIGITS = 9;

const KEYS: Record<ClusterBy, (record: JudgedRecord) => string> = {
  block: ({ mmsId }) => mmsId?.slice(0, BLOCK_DIGITS) ?? '',
  suffix: ({ handle }) => (handle === undefined ? '' : suffixKindOf(suffixOf(handle))),
  collection: ({ collection }) => collection,
  format: ({ format }) => format,
};

/**
 * Finds what records with bad handles have in common. First comes what explains most: the cluster with
 * most bad handles beyond what its size would have by chance. Clusters without bad ones are left out.
 */
export function clusterFailures(records: readonly CheckedRecord[]): readonly Cluster[] {
  const asked = records.filter(({ verdict }) => verdict !== undefined && verdict !== 'unchecked');
  const bad = asked.filter(({ verdict }) => verdict !== 'right').length;
  const excess = (cluster: Cluster): number => cluster.bad - (cluster.total * bad) / asked.length;
  return CLUSTERS.flatMap((by) => clustersBy(by, asked))
    .filter((cluster) => cluster.bad > 0)
    .map((cluster) => ({ cluster, excess: excess(cluster) }))
    .sort((a, b) => b.excess - a.excess || b.cluster.bad - a.cluster.bad)
    .map(({ cluster }) => cluster);
}

function clustersBy(by: ClusterBy, asked: readonly CheckedRecord[]): readonly Cluster[] {
  const counts = new Map<string, { bad: number; total: number }>();
  for (const { record, verdict } of asked) {
    const key = KEYS[by](record);
    if (key === '') continue;
    const count = counts.get(key) ?? { bad: 0, total: 0 };
    count.total++;
    if (verdict !== 'right') count.bad++;
    counts.set(key, count);
  }
  return [...counts].map(([key, count]) => ({ by, key, ...count }));
}
