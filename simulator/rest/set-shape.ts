import { type LibrarySet } from '../library/model';
import { type Call } from './context';
import { type Json } from './render';
import { SET_CONTENTS } from './code-table-rows';

/** A set as a single GET hands it out, with its size. */
export function setJson(set: LibrarySet, call: Call): Json {
  const size = call.library.sets.members(set.id).length;
  return {
    ...summary(set, call),
    ...(set.query === undefined ? {} : { query: { value: set.query, desc: set.query } }),
    number_of_members: { value: asCount(size, set, call), link: `${linkOf(set, call)}/members` },
    origin: { value: 'UI', desc: 'Institution only' },
  };
}

/** A set as it stands in a list: its size is not told there. */
export function setListJson(set: LibrarySet, call: Call): Json {
  return { ...summary(set, call), origin: { value: 'UI', desc: 'Institution only' } };
}

function summary(set: LibrarySet, call: Call): { readonly [key: string]: Json } {
  const isItemized = set.type === 'ITEMIZED';
  return {
    link: linkOf(set, call),
    id: set.id,
    name: set.name,
    description: set.description,
    type: { value: set.type, desc: isItemized ? 'Itemized' : 'Logical' },
    content: { value: set.content, desc: SET_CONTENTS[set.content] ?? set.content },
    private: { value: String(set.isPrivate), desc: set.isPrivate ? 'Yes' : 'No' },
    status: { value: 'ACTIVE', desc: 'Active' },
    status_date: set.createdDate,
    created_by: { value: set.createdBy, desc: nameOf(set.createdBy, call) },
    created_date: set.createdDate,
  };
}

function linkOf(set: LibrarySet, call: Call): string {
  return `${call.root}/conf/sets/${set.id}`;
}

// NOTE Clients saw the count both as a number and as a text; an app has to take either.
function asCount(size: number, set: LibrarySet, { caller }: Call): Json {
  const isText = caller.origin === 'app' && Number(set.id.at(-5)) % 2 === 1;
  return isText ? String(size) : size;
}

function nameOf(primaryId: string, { library }: Call): string {
  const user = library.users.get(primaryId);
  return user === undefined ? primaryId : `${user.lastName}, ${user.firstName}`;
}
