import { builtinArchive } from '../../simulator/archive/builtin';
import { makeSpecimens } from '../../simulator/archive/specimens';
import { COLLEGE, TitleMaker } from '../../simulator/archive/title-maker';
import { Random } from '../../simulator/library/random';

const archive = builtinArchive();
const specimens = makeSpecimens(new TitleMaker(COLLEGE, new Random(1)));

/** A title of the built-in archive that shows something: a state, `+` a finding, `?` a verdict. */
export interface ShownTitle {
  readonly mmsId: string;
  readonly title: string;
  readonly shows: readonly string[];
}

/** The titles of the set *Every state*, in its order. */
export const SHOWN_TITLES: readonly ShownTitle[] = archive.records
  .slice(-specimens.length)
  .map(({ mmsId, title }, i) => ({ mmsId, title, shows: specimens[i]?.shows ?? [] }));

/** The first title that shows all of these. */
export function titleThatShows(...wanted: readonly string[]): ShownTitle {
  const found = SHOWN_TITLES.find(({ shows }) => wanted.every((sign) => shows.includes(sign)));
  if (found === undefined) throw new Error(`No title of the archive shows ${wanted.join(', ')}.`);
  return found;
}

/** How many titles of *Every state* show each sign of a kind. */
export function shownCounts(isOfKind: (sign: string) => boolean): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const sign of SHOWN_TITLES.flatMap(({ shows }) => shows).filter(isOfKind)) {
    counts[sign] = (counts[sign] ?? 0) + 1;
  }
  return counts;
}

/** Members of a set of the built-in archive, in its order. */
export function membersOf(setName: string): readonly string[] {
  const set = archive.sets.find(({ name }) => name === setName);
  if (set === undefined) throw new Error(`The archive has no set "${setName}".`);
  return set.members;
}
