import { isMmsId } from '../../../core/identifiers/mms-id';
import { type MadeSet, type SetMember, type SetSummary } from '../alma';
import {
  lastSegment,
  numberOf,
  objectOf,
  requiredText,
  textOf,
  unreadable,
  wordsOf,
  yesOf,
} from './reply';

export function parseSetSummary(reply: unknown, path: string): SetSummary {
  const set = objectOf(reply, path);
  const type = textOf(set['type']).toUpperCase();
  const id = textOf(set['id']) || lastSegment(set['link']);
  return {
    id: requiredText(id, `${path}.id`),
    name: textOf(set['name']),
    type: type === 'ITEMIZED' || type === 'LOGICAL' ? type : 'other',
    content: textOf(set['content']),
    contentName: wordsOf(set['content']),
    isPrivate: yesOf(set['private']),
    createdBy: textOf(set['created_by']),
    createdAt: textOf(set['created_date']),
  };
}

/** A set; its `size` is `undefined` where Alma does not say how many members it has. */
export function parseSet(reply: unknown): MadeSet & { readonly size: number | undefined } {
  const set = objectOf(reply, 'set');
  return {
    ...parseSetSummary(set, 'set'),
    description: textOf(set['description']),
    size: numberOf(set['number_of_members'], 'set.number_of_members'),
  };
}

/** How many members a set has, as the list of them says. */
export function parseMemberCount(reply: unknown): number {
  const path = 'members.total_record_count';
  const told = objectOf(reply, 'members')['total_record_count'];
  const count = numberOf(told, path);
  if (count === undefined) throw unreadable(path, 'a number', told);
  return count;
}

/** A member of a title set; its id is the MMS ID, in `id` or as the last segment of its link. */
export function parseMember(reply: unknown, path: string): SetMember {
  const member = objectOf(reply, path);
  const description = textOf(member['description']);
  const id = textOf(member['id']);
  if (isMmsId(id)) return { mmsId: id, description };
  const linked = lastSegment(member['link']);
  if (isMmsId(linked)) return { mmsId: linked, description };
  throw unreadable(`${path}.id`, 'an MMS ID', member['id'] ?? member['link']);
}
