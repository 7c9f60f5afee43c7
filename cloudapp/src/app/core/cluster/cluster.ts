import { suffixOf } from '../handle/handle-parts';
import type { JudgedRecord } from '../state/judged-record';
import type { Verdict } from '../verdict/verdict';
import { suffixKindOf } from './suffix-kind';

/** What records may have in common. `block`: the first nine digits of the MMS ID. */
const CLUSTERS = ['block', 'suffix', 'collection', 'format'] as const;

export type ClusterBy = (typeof CLUSTERS)[number];

/** A record and what is known of its handle; `undefined`: not asked. */
export interface CheckedRecord {
  readonly record: JudgedRecord;
  readonly verdict: Verdict | undefined;
}

/** What some records have in common. */
export interface ClusterKey {
  readonly by: ClusterBy;
  /** `991011687`, `epoch`, a collection's name, `dcap01`. */
  readonly key: string;
}

/** Records with something in common, some of whose handles are bad. */
export interface Cluster extends ClusterKey {
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

/** Whether a record is one of those with a bad handle in a cluster. */
export function isInCluster({ record, verdict }: CheckedRecord, { by, key }: ClusterKey): boolean {
  return wasAsked(verdict) && verdict !== 'right' && KEYS[by](record) === key;
}

/**
 * Finds what records with bad handles have in common; they come one by one, so that many of them do
 * not hold up a page.
 */
export class FailureClusters {
  private readonly counts = new Map(
    CLUSTERS.map((by) => [by, new Map<string, { bad: number; total: number }>()]),
  );
  private asked = 0;
  private bad = 0;

  add({ record, verdict }: CheckedRecord): void {
    if (!wasAsked(verdict)) return;
    const isBad = verdict !== 'right';
    this.asked++;
    if (isBad) this.bad++;
    for (const [by, counts] of this.counts) {
      const key = KEYS[by](record);
      if (key === '') continue;
      const count = counts.get(key) ?? { bad: 0, total: 0 };
      count.total++;
      if (isBad) count.bad++;
      counts.set(key, count);
    }
  }

  /**
   * First what explains most: the cluster with most bad handles beyond what its size would have by
   * chance. Clusters without bad ones are left out.
   */
  get found(): readonly Cluster[] {
    const excess = ({ bad, total }: Cluster): number => bad - (total * this.bad) / this.asked;
    return [...this.counts]
      .flatMap(([by, counts]) => [...counts].map(([key, count]) => ({ by, key, ...count })))
      .filter((cluster) => cluster.bad > 0)
      .map((cluster) => ({ cluster, excess: excess(cluster) }))
      .sort((a, b) => b.excess - a.excess || b.cluster.bad - a.cluster.bad)
      .map(({ cluster }) => cluster);
  }
}

function wasAsked(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict !== 'unchecked';
}
