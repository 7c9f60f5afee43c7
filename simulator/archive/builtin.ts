import { type Archive, type LibrarySet, type PastRun } from '../library/model';
import { Random } from '../library/random';
import { archiveOf, makeSet } from './generate-archive';
import { toPastRun } from './past-run';
import { makeSpecimens, type Specimen } from './specimens';
import { COLLEGE, type MadeTitle, TitleMaker } from './title-maker';

/** Ids of the sets, for tests and demonstrations. */
export const BUILTIN_SETS = {
  everyDigital: '7710000000006421',
  allTitles: '7710000010006421',
  everyState: '7710000020006421',
  firstBatch: '7710000030006421',
  withoutHandle: '7710000040006421',
  logical: '7710000050006421',
  private: '7710000060006421',
  empty: '7710000070006421',
  oldFixes: '7710000080006421',
  decemberBatch: '7710000090006421',
} as const;

/**
 * About 300 titles of an invented college. Every state, finding and verdict occurs: the specimens
 * are described one by one in `specimens.ts`, and stand in the set *Every state*. The outcomes
 * follow from them; *Wait* and *Ask Ex Libris* need a run of the workflow first (*First batch*
 * works throughout; the titles of *December batch* bear numbers that register made too early).
 */
export function builtinArchive(seed = 1): Archive {
  const maker = new TitleMaker(COLLEGE, new Random(seed));
  const resolved = range(2000, 90).map((number) => maker.make(number, 'resolved'));
  const firstBatch = range(3000, 60).map((number) =>
    maker.make(number, number < 3048 ? 'copy-needed' : 'ready'),
  );
  const ready = range(4000, 40).map((number) => maker.make(number, 'ready'));
  const none = range(5000, 25).map((number) => maker.make(number, 'none'));
  const december = range(6000, 30).map((number) => mintedTooEarly(maker, number));
  const specimens = makeSpecimens(maker);
  const titles = [...resolved, ...firstBatch, ...ready, ...none, ...december, ...specimens];
  return archiveOf(titles, makeSets({ titles, resolved, firstBatch, none, december, specimens }), {
    pastRuns: makeRuns(december, resolved),
    troubles: specimens.flatMap(({ trouble }) => (trouble === undefined ? [] : [trouble])),
  });
}

/** Register ran before migrate: Alma's own handle is a new number, the printed one leads nowhere. */
function mintedTooEarly(maker: TitleMaker, number: number): MadeTitle {
  const { record } = maker.make(number, 'ready');
  const background = `${COLLEGE.prefix}/${1_780_000_000 + number}`;
  return {
    record: { ...record, background },
    registrations: [
      { handle: background, values: [{ type: 'URL', value: maker.url(record.mmsId) }] },
    ],
  };
}

interface Groups {
  readonly titles: readonly MadeTitle[];
  readonly resolved: readonly MadeTitle[];
  readonly firstBatch: readonly MadeTitle[];
  readonly none: readonly MadeTitle[];
  readonly december: readonly MadeTitle[];
  readonly specimens: readonly Specimen[];
}

function makeSets(groups: Groups): readonly LibrarySet[] {
  const { titles, resolved, firstBatch, none, december, specimens } = groups;
  const digital = titles.filter(({ record }) => record.isDigital);
  const ids = BUILTIN_SETS;
  return [
    makeSet({ id: ids.everyDigital, name: 'All digital titles', members: idsOf(digital) }),
    makeSet({
      id: ids.allTitles,
      name: 'Harrow Vale, all titles',
      content: 'BIB_MMS',
      members: idsOf(titles),
    }),
    makeSet({
      id: ids.everyState,
      name: 'Every state',
      content: 'BIB_MMS',
      members: idsOf(specimens),
    }),
    makeSet({ id: ids.firstBatch, name: 'First batch', members: idsOf(firstBatch) }),
    makeSet({ id: ids.withoutHandle, name: 'New titles, no handle yet', members: idsOf(none) }),
    makeSet({
      id: ids.logical,
      name: 'Postcards (logical)',
      type: 'LOGICAL',
      query: 'IED where IED ((title CONTAIN "Postcard"))',
      members: [],
    }),
    makeSet({
      id: ids.private,
      name: 'My private set',
      isPrivate: true,
      members: idsOf(resolved.slice(0, 12)),
    }),
    makeSet({ id: ids.empty, name: 'Nothing in it', members: [] }),
    makeSet({ id: ids.decemberBatch, name: 'December batch', members: idsOf(december) }),
    makeSet({ id: ids.oldFixes, name: 'Old handle fixes', members: idsOf(resolved.slice(0, 9)) }),
  ];
}

function makeRuns(
  december: readonly MadeTitle[],
  resolved: readonly MadeTitle[],
): readonly PastRun[] {
  const run = (
    job: 'copy' | 'migrate' | 'register',
    id: string,
    minute: number,
    set: readonly [id: string, name: string],
    counters: Readonly<Record<string, number>>,
    events: PastRun['events'] = [],
  ): PastRun => {
    const at = Date.UTC(2025, 11, 9, 14, minute);
    const [start, end] = [at + 4000, at + 64_000].map((time) => new Date(time).toISOString());
    return toPastRun(
      {
        id,
        job,
        name: `${set[1]} - 12/09/2025`,
        status: 'COMPLETED_SUCCESS',
        submitted_by: 'admin',
        submit_time: new Date(at).toISOString(),
        start_time: start ?? null,
        end_time: end ?? null,
        set: set[0],
        set_name: set[1],
        counters,
        events: events.map(({ type, mmsId, title, text }) => ({
          type,
          mms_id: mmsId,
          title,
          text,
        })),
      },
      new Map(),
      (reason) => new Error(reason),
    );
  };
  const oldFixes = [BUILTIN_SETS.oldFixes, 'Old handle fixes'] as const;
  const batch = [BUILTIN_SETS.decemberBatch, 'December batch'] as const;
  const fixes = resolved.slice(0, 9).length;
  const events = december.map(({ record }) => ({
    time: '',
    type: 'INFORMATION' as const,
    mmsId: record.mmsId,
    title: record.title,
    text:
      `Record ${record.mmsId} was skipped. Reason: BIB record MMS ID ${record.mmsId} ` +
      `already has a handle identifier ${record.background ?? ''}`,
  }));
  const size = december.length;
  return [
    run('copy', '7600000100006421', 0, oldFixes, { processed: fixes }),
    run('migrate', '7600000200006421', 5, oldFixes, { processed: fixes }),
    run('register', '7600000300006421', 10, oldFixes, { created: fixes }),
    run('register', '7600000400006421', 30, batch, { created: size }),
    run('copy', '7600000500006421', 40, batch, { processed: size }),
    run('migrate', '7600000600006421', 50, batch, { processed: size, skipped: size }, events),
  ];
}

function idsOf(titles: readonly MadeTitle[]): readonly string[] {
  return titles.map(({ record }) => record.mmsId);
}

function range(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, i) => from + i);
}
