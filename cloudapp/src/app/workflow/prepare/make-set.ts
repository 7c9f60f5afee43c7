import type { Alma, SetDetails } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { MmsId } from '../../core/identifiers/mms-id';
import { judgeSetFit } from '../choose-set/judge-set-fit';
import { membersHash } from '../run/members-hash';
import type { RunSet } from '../run/run-state';

/** Alma takes so many members at a time. */
const AT_A_TIME = 1000;
const PAGE = 100;
const NAME_EXISTS = '402263';

/** How far the making of a set is. */
export interface SetProgress {
  readonly phase: 'making' | 'adding' | 'verifying';
  readonly done: number;
  readonly total: number;
}

/** The set that came about is not what was wished for. */
export class SetDiffersError extends Error {
  override name = 'SetDiffersError';

  constructor(
    readonly setId: string,
    readonly missing: readonly MmsId[],
    readonly extra: readonly MmsId[],
  ) {
    super(
      `The set ${setId} lacks ${String(missing.length)} and has ${String(extra.length)} others.`,
    );
  }
}

/** A set that holds the right titles on which register cannot run: private, logical, of another content. */
export class SetUnfitError extends Error {
  override name = 'SetUnfitError';

  constructor(readonly setName: string) {
    super(`The set ${setName} is not an itemized, public one of digital titles.`);
  }
}

/** A set to be made. */
export interface RunSetDraft {
  readonly name: string;
  readonly description: string;
  /** What stands in the description of no other set, a run's id: by it alone the set is known again. */
  readonly mark: string;
}

type OnProgress = (progress: SetProgress) => void;

/**
 * Makes an itemized, public set of *Digital titles* and proves it member by member. What an earlier
 * try of this run has made already is taken up: nothing is made or added twice.
 * @throws AlmaError when Alma refuses; SetDiffersError when the set is not what was wished for
 */
export async function makeSet(
  alma: Alma,
  draft: RunSetDraft,
  mmsIds: readonly MmsId[],
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<RunSet> {
  const total = mmsIds.length;
  onProgress({ phase: 'making', done: 0, total });
  const set = await madeOrFound(alma, draft, signal);
  const there = set.size === 0 ? [] : await readMemberIds(alma, set.id, () => undefined, signal);
  for (const extra of batches(without(there, mmsIds))) {
    await settle(alma.removeMembers(set.id, extra, signal), () =>
      isSo(alma, set.id, (held) => !extra.some((mmsId) => held.has(mmsId)), signal),
    );
  }
  const missing = without(mmsIds, there);
  let done = total - missing.length;
  for (const some of batches(missing)) {
    onProgress({ phase: 'adding', done, total });
    await settle(alma.addMembers(set.id, some, signal), () =>
      isSo(alma, set.id, (held) => some.every((mmsId) => held.has(mmsId)), signal),
    );
    done += some.length;
  }
  return verifySet(alma, { ...set, size: total }, mmsIds, true, onProgress, signal);
}

/** A new set; or this run's own, where a former try made it, heard of or not. */
async function madeOrFound(
  alma: Alma,
  draft: RunSetDraft,
  signal: AbortSignal | undefined,
): Promise<SetDetails> {
  const { name, description } = draft;
  try {
    const asked = { name, description, content: 'IED', isPrivate: false } as const;
    const made = await alma.createSet(asked, signal);
    // Just made: it holds nothing, whether its answer says so or not.
    return { ...made, size: 0 };
  } catch (error) {
    if (!(error instanceof AlmaError)) throw error;
    if (!error.outcomeUnknown && error.code !== NAME_EXISTS) throw error;
    const found = await ownSet(alma, draft, signal);
    if (found === undefined) throw error;
    return found;
  }
}

async function ownSet(
  alma: Alma,
  { name, mark }: RunSetDraft,
  signal: AbortSignal | undefined,
): Promise<SetDetails | undefined> {
  const query = { name: name.includes(mark) ? mark : name, limit: PAGE, offset: 0 };
  const { rows } = await alma.findSets(query, signal);
  const same = rows.find((row) => row.name === name);
  const set = same && (await alma.readSet(same.id, signal));
  return set?.description.includes(mark) === true ? set : undefined;
}

/** A write whose answer was lost is settled by reading. @throws AlmaError when it did not take effect */
async function settle(write: Promise<void>, hasHappened: () => Promise<boolean>): Promise<void> {
  try {
    await write;
  } catch (error) {
    const isLost = error instanceof AlmaError && error.outcomeUnknown;
    if (!isLost || !(await hasHappened())) throw error;
  }
}

async function isSo(
  alma: Alma,
  setId: string,
  holds: (members: ReadonlySet<MmsId>) => boolean,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return holds(new Set(await readMemberIds(alma, setId, () => undefined, signal)));
}

function without(some: readonly MmsId[], others: readonly MmsId[]): readonly MmsId[] {
  const left = new Set(others);
  return some.filter((mmsId) => !left.has(mmsId));
}

function batches(mmsIds: readonly MmsId[]): readonly (readonly MmsId[])[] {
  return Array.from({ length: Math.ceil(mmsIds.length / AT_A_TIME) }, (_, i) =>
    mmsIds.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
  );
}

/**
 * Takes a set that a person made by hand, once it is of the right kind and holds exactly these members.
 * @throws SetUnfitError, SetDiffersError, AlmaError
 */
export async function takeSet(
  alma: Alma,
  setId: string,
  mmsIds: readonly MmsId[],
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<RunSet> {
  const set = await alma.readSet(setId, signal);
  if (set.size > 0 && !judgeSetFit(set).canBeRun) throw new SetUnfitError(set.name);
  return verifySet(alma, set, mmsIds, false, onProgress, signal);
}

/**
 * Proves that a set holds exactly these members.
 * @throws SetDiffersError naming what is missing and what is too much
 */
export async function verifySet(
  alma: Alma,
  set: SetDetails,
  mmsIds: readonly MmsId[],
  isMadeByApp: boolean,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<RunSet> {
  const found = await readMemberIds(
    alma,
    set.id,
    (done, total) => onProgress({ phase: 'verifying', done, total }),
    signal,
  );
  const missing = without(mmsIds, found);
  const extra = without(found, mmsIds);
  if (missing.length > 0 || extra.length > 0) throw new SetDiffersError(set.id, missing, extra);
  return {
    id: set.id,
    name: set.name,
    size: found.length,
    membersHash: membersHash(found),
    isMadeByApp,
  };
}

/** The MMS IDs of all members, each once. */
export async function readMemberIds(
  alma: Alma,
  setId: string,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<readonly MmsId[]> {
  const first = await alma.readMembers(setId, 0, PAGE, signal);
  const offsets = Array.from(
    { length: Math.max(0, Math.ceil(first.total / PAGE) - 1) },
    (_, i) => (i + 1) * PAGE,
  );
  let done = first.rows.length;
  onProgress(done, first.total);
  const pages = await Promise.all(
    offsets.map(async (offset) => {
      const page = await alma.readMembers(setId, offset, PAGE, signal);
      done += page.rows.length;
      onProgress(done, first.total);
      return page.rows;
    }),
  );
  return [...new Set([first.rows, ...pages].flat().map(({ mmsId }) => mmsId))];
}
