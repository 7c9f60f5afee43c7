import { type Archive, type LibrarySet } from '../library/model';
import { Random } from '../library/random';
import { COLLEGE, type MadeTitle, TitleMaker, type TitleStage } from './title-maker';

export interface GenerateOptions {
  /** How many titles. */
  readonly records: number;
  /** @default 1 */
  readonly seed?: number;
  /** Where the titles stand on their way. @default 'copy-needed' */
  readonly as?: TitleStage;
}

export const GENERATED_SET_ID = '7700000000006421';

/** A large archive of clean titles, all in one set of digital titles. */
export function generateArchive(options: GenerateOptions): Archive {
  const maker = new TitleMaker(COLLEGE, new Random(options.seed ?? 1));
  const titles = Array.from({ length: options.records }, (_, i) =>
    maker.make(1000 + i, options.as ?? 'copy-needed'),
  );
  return archiveOf(titles, [
    makeSet({
      id: GENERATED_SET_ID,
      name: 'All digital titles',
      members: titles.map(({ record }) => record.mmsId),
    }),
  ]);
}

export function archiveOf(
  titles: readonly MadeTitle[],
  sets: readonly LibrarySet[],
  more: Partial<Archive> = {},
): Archive {
  return {
    institution: COLLEGE,
    records: titles.map(({ record }) => record),
    sets,
    registrations: titles.flatMap(({ registrations }) => registrations),
    pastRuns: [],
    ...more,
  };
}

/** A public itemized set of digital titles, but for what is said otherwise. */
export function makeSet(
  set: Pick<LibrarySet, 'id' | 'name' | 'members'> & Partial<LibrarySet>,
): LibrarySet {
  return {
    description: '',
    type: 'ITEMIZED',
    content: 'IED',
    isPrivate: false,
    createdBy: 'admin',
    createdDate: '2026-01-12T09:00:00.000Z',
    ...set,
  };
}
