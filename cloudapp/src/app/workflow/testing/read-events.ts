import type { ReadEvent, UnreadMember } from '../../alma/port/set-reader';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import { aBib } from '../../core/testing/a-bib';

/** What Alma said of a member that it did not hand out. */
export const PROBLEM = { code: '401', message: 'No.', trackingId: 'E1' };

/** The MMS ID of the member in this place. */
export const idOf = (i: number): MmsId => asMmsId(`99${String(1e15 + i)}`);

/** Members read, by their places; each with the handle of its own place, or with this one. */
export function read(positions: readonly number[], handle?: string): ReadEvent {
  const xmlOf = (i: number): string =>
    '<record xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>T</dc:title><dc:identifier>http://hdl.handle.net/${handle ?? `12345/${String(i)}`}</dc:identifier></record>`;
  return {
    kind: 'batch',
    unread: [],
    read: positions.map((position) => ({
      position,
      mmsId: idOf(position),
      description: '',
      record: aBib({ mmsId: idOf(position), xml: xmlOf(position) }),
    })),
  };
}

/** Members that could not be read. */
export function unread(...members: readonly Partial<UnreadMember>[]): ReadEvent {
  const whole = members.map((member, i) => ({
    position: i,
    mmsId: idOf(i),
    description: `Member ${String(i)}`,
    problem: PROBLEM,
    mayReadLater: true,
    ...member,
  }));
  return { kind: 'batch', read: [], unread: whole };
}

/** The end of the reading of a set. */
export function ending(sizeAtEnd: number, repeated = 0, isComplete = true): ReadEvent {
  const summary = { sizeAtStart: 0, sizeAtEnd, read: 0, unread: 0, repeated, isComplete };
  return { kind: 'end', summary };
}
