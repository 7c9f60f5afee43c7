import type { Alma, SetDetails } from '../../alma/port/alma';
import type { MmsId } from '../../core/identifiers/mms-id';
import { membersHash } from '../run/members-hash';
import type { RunSet } from '../run/run-state';

/** Alma takes so many members at a time. */
const AT_A_TIME = 1000;
const PAGE = 100;

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

/**
 * Makes an itemized, public set of *Digital titles* and proves it member by member.
 * @throws AlmaError when Alma refuses; SetDiffersError when the set is not what was wished for
 */
export async function makeSet(
  alma: Alma,
  draft: { readonly name: string; readonly description: string },
  mmsIds: readonly MmsId[],
  onProgress: (progress: SetProgress) => void,
  signal?: AbortSignal,
): Promise<RunSet> {
  const total = mmsIds.length;
  onProgress({ phase: 'making', done: 0, total });
  const set = await alma.createSet({ ...draft, content: 'IED', isPrivate: false }, signal);
  for (let from = 0; from < total; from += AT_A_TIME) {
    onProgress({ phase: 'adding', done: from, total });
    await alma.addMembers(set.id, mmsIds.slice(from, from + AT_A_TIME), signal);
  }
  return verifySet(alma, { ...set, size: total }, mmsIds, true, onProgress, signal);
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
  onProgress: (progress: SetProgress) => void,
  signal?: AbortSignal,
): Promise<RunSet> {
  const wanted = new Set(mmsIds);
  const found = await readMemberIds(
    alma,
    set.id,
    (done, total) => onProgress({ phase: 'verifying', done, total }),
    signal,
  );
  const there = new Set(found);
  const missing = mmsIds.filter((mmsId) => !there.has(mmsId));
  const extra = found.filter((mmsId) => !wanted.has(mmsId));
  if (missing.length > 0 || extra.length > 0) throw new SetDiffersError(set.id, missing, extra);
  return {
    id: set.id,
    name: set.name,
    size: wanted.size,
    membersHash: membersHash([...wanted]),
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
