import { type MmsId } from '../../core/identifiers/mms-id';
import { type Alma } from '../port/alma';
import {
  type ReadEvent,
  type ReadOptions,
  type SetReader,
  type UnreadMember,
} from '../port/set-reader';
import { type MembersRead, readMembers } from './read-members';
import { type MemberSource, SetReading } from './set-reading';

const PAGE = 100;

/** @param alma over a paced REST caller; the reader asks for as much at once as it may use */
export function setReader(alma: Alma): SetReader {
  return {
    readSet: (setId, options, signal) =>
      reading(alma, (stop) => pagesOf(alma, setId, stop), options, signal),
    readList: (mmsIds, options, signal) =>
      reading(alma, () => listed(mmsIds.map(asMember)), options, signal),
    readAgain: (setId, problems, options, signal) =>
      reading(alma, (stop) => unreadOf(alma, setId, problems, stop), options, signal),
  };
}

/** Whoever stops taking ends the reading: nothing more is asked of Alma then. */
async function* reading(
  alma: Alma,
  open: (signal: AbortSignal) => MemberSource | Promise<MemberSource>,
  options: ReadOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadEvent, void, undefined> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const source = await open(stop.signal);
    yield* new SetReading(alma, source, options, stop.signal).events();
  } finally {
    signal?.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

/** The pages of a set: as many as its size asks for, and more when they tell of more. */
async function pagesOf(alma: Alma, setId: string, signal: AbortSignal): Promise<MemberSource> {
  const { size } = await alma.readSet(setId, signal);
  let end = size;
  let offset = 0;
  return {
    size,
    nextPage: () => {
      // The first page is read of any set: one that was empty may have members by now.
      if (offset >= end && offset > 0) return undefined;
      const page = { offset, limit: PAGE, end };
      offset += PAGE;
      return async () => {
        const members = await readMembers(alma, setId, page, signal);
        end = Math.max(end, members.total ?? 0);
        return members;
      };
    },
  };
}

function listed(members: MembersRead['members']): MemberSource {
  const parts = Array.from({ length: Math.ceil(members.length / PAGE) }, (_, index) =>
    members.slice(index * PAGE, (index + 1) * PAGE),
  );
  return {
    size: members.length,
    nextPage: () => {
      const part = parts.shift();
      if (part === undefined) return undefined;
      return () => Promise.resolve({ members: part, unread: [], total: undefined });
    },
  };
}

/** First those whose id is known, then the positions whose page could not be read. */
function unreadOf(
  alma: Alma,
  setId: string,
  problems: readonly UnreadMember[],
  signal: AbortSignal,
): MemberSource {
  const known = listed(
    problems.flatMap(({ position, mmsId, description }) =>
      mmsId === undefined ? [] : [{ position, mmsId, description }],
    ),
  );
  const ranges = rangesOf(
    problems.filter(({ mmsId }) => mmsId === undefined).map(({ position }) => position),
  );
  return {
    size: problems.length,
    nextPage: () => {
      const page = known.nextPage();
      if (page !== undefined) return page;
      const range = ranges.shift();
      if (range === undefined) return undefined;
      return async () => {
        const end = range.offset + range.limit;
        const members = await readMembers(alma, setId, { ...range, end }, signal);
        // The set's whole size says nothing of these few.
        return { ...members, total: undefined };
      };
    },
  };
}

/** Positions that follow one another, in pages of at most 100. */
function rangesOf(positions: readonly number[]): { offset: number; limit: number }[] {
  const ranges: { offset: number; limit: number }[] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.limit < PAGE && last.offset + last.limit === position) {
      last.limit += 1;
    } else {
      ranges.push({ offset: position, limit: 1 });
    }
  }
  return ranges;
}

function asMember(mmsId: MmsId, position: number): MembersRead['members'][number] {
  return { position, mmsId, description: '' };
}
