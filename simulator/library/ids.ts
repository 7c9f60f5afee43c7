import { type Archive } from './model';
import { type Random } from './random';

/** Makes ids that look like Alma's: sixteen digits that end in the institution's four. */
export class Ids {
  private readonly ending: string;
  private readonly taken: Set<string>;
  private last: number;

  constructor(
    private readonly random: Random,
    archive: Archive,
  ) {
    this.ending = archive.records[0]?.mmsId.slice(-4) ?? '6421';
    this.taken = new Set([
      ...archive.sets.map((set) => set.id),
      ...archive.pastRuns.map((run) => run.instance.id),
    ]);
    this.last = 761_000_000 + random.below(1_000_000);
  }

  /** Greater than every id made before. */
  next(): string {
    for (;;) {
      this.last += 1 + this.random.below(40);
      const id = `${this.last}000${this.ending}`;
      if (!this.taken.has(id)) {
        this.taken.add(id);
        return id;
      }
    }
  }
}
