import { type Alma, type SetMember } from '../port/alma';
import { type UnreadMember } from '../port/set-reader';
import { almaErrorOf, mayBeOneBadEntry, problemOf } from './read-records';

/** Part of a set's members, each with its position; and the positions that could not be read. */
export interface MembersRead {
  readonly members: readonly (SetMember & { readonly position: number })[];
  readonly unread: readonly UnreadMember[];
  /** Members in all as the pages said; `undefined` when none said it. */
  readonly total: number | undefined;
}

/**
 * Reads the members from `offset`, at most `limit` of them. A page that Alma refuses is halved
 * down to the bad position; the others on it are read.
 * @param end how many members the set is known to have; no position behind it is named a problem
 */
export async function readMembers(
  alma: Alma,
  setId: string,
  { offset, limit, end }: { readonly offset: number; readonly limit: number; readonly end: number },
  signal?: AbortSignal,
): Promise<MembersRead> {
  try {
    const page = await alma.readMembers(setId, offset, limit, signal);
    const members = page.rows.map((member, index) => ({ ...member, position: offset + index }));
    return { members, unread: [], total: page.total };
  } catch (thrown) {
    const error = almaErrorOf(thrown, signal);
    const last = Math.min(offset + limit, end);
    if (limit > 1 && mayBeOneBadEntry(error)) {
      const half = Math.ceil(limit / 2);
      const parts = [
        { offset, limit: half, end },
        { offset: offset + half, limit: limit - half, end },
      ].filter((part) => part.offset < end);
      const halves = await Promise.all(parts.map((part) => readMembers(alma, setId, part, signal)));
      return joined(halves);
    }
    const unread = Array.from({ length: Math.max(0, last - offset) }, (_, index) => ({
      position: offset + index,
      mmsId: undefined,
      description: '',
      ...problemOf(error),
    }));
    return { members: [], unread, total: undefined };
  }
}

function joined(parts: readonly MembersRead[]): MembersRead {
  return {
    members: parts.flatMap((part) => part.members),
    unread: parts.flatMap((part) => part.unread),
    total: parts.reduce<number | undefined>((total, part) => part.total ?? total, undefined),
  };
}
