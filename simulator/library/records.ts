import { type SimClock } from './clock';
import { type BibRecord } from './model';

/** The bibliographic records. */
export class Records {
  private readonly byMmsId: Map<string, BibRecord>;

  constructor(
    records: readonly BibRecord[],
    private readonly clock: SimClock,
  ) {
    this.byMmsId = new Map(records.map((record) => [record.mmsId, record]));
  }

  get size(): number {
    return this.byMmsId.size;
  }

  /** In the archive's order. */
  all(): IterableIterator<BibRecord> {
    return this.byMmsId.values();
  }

  get(mmsId: string): BibRecord | undefined {
    return this.byMmsId.get(mmsId);
  }

  /** Puts the record in the place of the one with its MMS ID. */
  replace(record: BibRecord): void {
    this.byMmsId.set(record.mmsId, record);
  }

  /** Writes new XML, as the user or job named. */
  writeXml(mmsId: string, xml: string, by: string): void {
    const record = this.byMmsId.get(mmsId);
    if (record === undefined) return;
    const lastModifiedDate = new Date(this.clock.now()).toISOString();
    this.replace({ ...record, xml, lastModifiedBy: by, lastModifiedDate });
  }

  /** Gives the record Alma's own handle identifier, or takes it away. */
  writeBackground(mmsId: string, background: string | null): void {
    const record = this.byMmsId.get(mmsId);
    if (record !== undefined) this.replace({ ...record, background });
  }

  delete(mmsId: string): void {
    this.byMmsId.delete(mmsId);
  }

  /** Titles in which all the words stand, upper and lower case alike; all for no words. */
  search(words: string): readonly BibRecord[] {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return [...this.all()].filter((record) => {
      const text = `${record.title} ${record.mmsId}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
  }
}
