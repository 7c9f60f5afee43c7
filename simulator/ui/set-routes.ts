import * as v from 'valibot';

import { type Library } from '../library/library';
import { type BibRecord, type LibrarySet } from '../library/model';
import { SET_CONTENTS } from '../rest/code-table-rows';
import { type SetRow, type TitleRow } from './shapes';
import { json, pageOf, type UiCall, UiRefusal, type UiReply, type UiRoute } from './ui-reply';

export const SET_ROUTES: readonly UiRoute[] = [
  { method: 'GET', path: '/sets', ability: 'read-sets', handle: listSets },
  { method: 'POST', path: '/sets', ability: 'write-sets', handle: createSet },
  { method: 'GET', path: '/sets/{id}', ability: 'read-sets', handle: readSet },
  { method: 'DELETE', path: '/sets/{id}', ability: 'write-sets', handle: deleteSet },
  { method: 'GET', path: '/sets/{id}/members', ability: 'read-sets', handle: listMembers },
];

const NEW_SET = v.strictObject({
  name: v.pipe(v.string(), v.trim()),
  description: v.string(),
  content: v.picklist(['IED', 'BIB_MMS']),
  isPrivate: v.boolean(),
  /** MMS IDs, whatever stands between them. */
  members: v.string(),
});

function listSets({ library, session, query }: UiCall): UiReply {
  const words = (query['q'] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const contents = (query['content'] ?? '').split(',').filter(Boolean);
  const found = [...library.sets.visibleTo(session.user)]
    .reverse()
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .filter(({ content }) => contents.length === 0 || contents.includes(content));
  return json({
    total: found.length,
    mayWrite: library.users.may(session.user, 'write-sets'),
    rows: pageOf(found, query).map((set) => setRow(set, library)),
  });
}

function readSet(call: UiCall): UiReply {
  return json(setRow(visibleSet(call), call.library));
}

function createSet({ library, session, body }: UiCall): UiReply {
  const asked = v.parse(NEW_SET, body);
  if (asked.name === '') throw new UiRefusal('Set Name is mandatory.');
  if (library.sets.named(asked.name) !== undefined) {
    throw new UiRefusal('The set name already exists. Please choose a different name.');
  }
  const ids = [...new Set(asked.members.match(/[^\s,;"]+/g) ?? [])].filter(
    (id) => !/^(mms|id)$/i.test(id),
  );
  const refused = ids.filter((id) => !library.sets.mayHold(asked.content, id));
  const set = library.sets.create({
    name: asked.name,
    description: asked.description,
    type: 'ITEMIZED',
    content: asked.content,
    isPrivate: asked.isPrivate,
    createdBy: session.user,
    members: ids.filter((id) => library.sets.mayHold(asked.content, id)),
  });
  return json({ id: set.id, refused });
}

function deleteSet(call: UiCall): UiReply {
  call.library.sets.delete(visibleSet(call).id);
  return json({ done: true });
}

function listMembers(call: UiCall): UiReply {
  const { library, query } = call;
  const set = visibleSet(call);
  const members = library.sets.members(set.id);
  return json({
    set: setRow(set, library),
    total: members.length,
    rows: pageOf(members, query).map((mmsId) => titleRow(mmsId, library.records.get(mmsId))),
  });
}

/** @throws UiRefusal for a set that there is not, or that the user cannot see. */
function visibleSet({ library, session, id }: UiCall): LibrarySet {
  const set = library.sets.visibleTo(session.user).find((candidate) => candidate.id === id);
  if (set === undefined) throw new UiRefusal(`There is no set ${id}.`);
  return set;
}

function setRow(set: LibrarySet, library: Library): SetRow {
  const { id, name, description, type, content, isPrivate, createdBy, createdDate } = set;
  return {
    id,
    name,
    description,
    type: type === 'ITEMIZED' ? 'Itemized' : 'Logical',
    content,
    contentLabel: SET_CONTENTS[content] ?? content,
    isPrivate,
    createdBy,
    createdDate,
    size: library.sets.members(id).length,
  };
}

export function titleRow(mmsId: string, record: BibRecord | undefined): TitleRow {
  return {
    mmsId,
    title: record?.title ?? '',
    format: record?.recordFormat ?? '',
    isDigital: record?.isDigital ?? false,
    isSuppressed: record?.isSuppressed ?? false,
    isReadable: record !== undefined && record.fault !== 'corrupt',
  };
}
