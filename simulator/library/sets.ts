import { type SimClock } from './clock';
import { type Ids } from './ids';
import { type LibrarySet } from './model';
import { type Records } from './records';

/** What a new set is made of; the id and the date are Alma's. */
export type NewSet = Omit<LibrarySet, 'id' | 'createdDate'>;
export type SetChange = Partial<Pick<LibrarySet, 'name' | 'description' | 'isPrivate'>>;

interface Surroundings {
  readonly records: Records;
  readonly clock: SimClock;
  readonly ids: Ids;
}

/** The sets, in the order in which they were made. */
export class Sets {
  private readonly byId: Map<string, LibrarySet>;

  constructor(
    sets: readonly LibrarySet[],
    private readonly around: Surroundings,
  ) {
    this.byId = new Map(sets.map((set) => [set.id, set]));
  }

  get all(): readonly LibrarySet[] {
    return [...this.byId.values()];
  }

  get(id: string): LibrarySet | undefined {
    return this.byId.get(id);
  }

  /** The set of exactly this name; upper and lower case are the same. */
  named(name: string): LibrarySet | undefined {
    return this.all.find((set) => set.name.toLowerCase() === name.toLowerCase());
  }

  /** Sets that this user sees: the public ones and the user's own. */
  visibleTo(primaryId: string): readonly LibrarySet[] {
    return this.all.filter((set) => !set.isPrivate || set.createdBy === primaryId);
  }

  /** MMS IDs in set order; a logical set with a query is looked up anew each time. */
  members(id: string): readonly string[] {
    const set = this.byId.get(id);
    if (set === undefined) return [];
    const words = set.type === 'LOGICAL' ? wordsOf(set.query) : undefined;
    if (words === undefined) return set.members;
    return this.around.records
      .search(words)
      .filter((record) => this.mayHold(set.content, record.mmsId))
      .map((record) => record.mmsId);
  }

  /** Whether a set of this content takes the title. */
  mayHold(content: string, mmsId: string): boolean {
    const record = this.around.records.get(mmsId);
    if (record === undefined) return false;
    if (content === 'BIB_MMS') return true;
    return content === 'IED' && record.isDigital;
  }

  create(set: NewSet): LibrarySet {
    const createdDate = new Date(this.around.clock.now()).toISOString();
    const created: LibrarySet = { ...set, id: this.around.ids.next(), createdDate };
    this.byId.set(created.id, created);
    return created;
  }

  change(id: string, change: SetChange): void {
    this.update(id, change);
  }

  setMembers(id: string, members: readonly string[]): void {
    this.update(id, { members });
  }

  delete(id: string): void {
    this.byId.delete(id);
  }

  private update(id: string, change: Partial<LibrarySet>): void {
    const set = this.byId.get(id);
    if (set !== undefined) this.byId.set(id, { ...set, ...change });
  }
}

/** The words of `… CONTAIN "words"`, Alma's commonest query. */
function wordsOf(query: string | undefined): string | undefined {
  return query === undefined ? undefined : (/"([^"]*)"/.exec(query)?.[1] ?? '');
}
