import { type LibrarySet } from '../library/model';
import { AlmaFault, invalidParameter } from './alma-fault';
import { briefSearch } from './brief-search';
import { SET_CONTENTS } from './code-table-rows';
import { type Call, type Outcome, pathPart, type Route } from './context';
import { createSet, nameTaken } from './create-set';
import { manageMembers } from './manage-members';
import { readPage, sliceOf } from './paging';
import { readObjectBody, valueOf } from './request-body';
import { setJson, setListJson } from './set-shape';

export const SET_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/conf/sets',
    parameters: ['content_type', 'set_type', 'q', 'limit', 'offset', 'set_origin'],
    ability: 'read-sets',
    handle: listSets,
  },
  {
    method: 'POST',
    path: '/conf/sets',
    parameters: [
      'population',
      'job_instance_id',
      'from_logical_set',
      'combine',
      'set1',
      'set2',
      'nz_set_from_iz_set',
      'filter_set',
      'indication_rule',
    ],
    ability: 'write-sets',
    handle: (call) => answerSet(createSet(call), call),
  },
  {
    method: 'GET',
    path: '/conf/sets/{set_id}',
    parameters: [],
    ability: 'read-sets',
    handle: (call) => answerSet(setOf(call), call),
  },
  {
    method: 'PUT',
    path: '/conf/sets/{set_id}',
    parameters: [],
    ability: 'write-sets',
    handle: changeSet,
  },
  {
    method: 'POST',
    path: '/conf/sets/{set_id}',
    parameters: ['id_type', 'op', 'fail_on_invalid_id'],
    ability: 'write-sets',
    handle: (call) => {
      const set = setOf(call);
      manageMembers(set, call);
      return answerSet(call.library.sets.get(set.id) ?? set, call);
    },
  },
  {
    method: 'DELETE',
    path: '/conf/sets/{set_id}',
    parameters: [],
    ability: 'write-sets',
    handle: deleteSet,
  },
  {
    method: 'GET',
    path: '/conf/sets/{set_id}/members',
    parameters: ['limit', 'offset'],
    ability: 'read-sets',
    handle: listMembers,
  },
];

function listSets(call: Call): Outcome {
  const { library, query, caller, user } = call;
  const page = readPage(query);
  const content = query['content_type'] ?? '';
  if (content !== '' && !(content in SET_CONTENTS)) {
    throw invalidParameter('content_type', 'the codes of code table SetContentType');
  }
  const type = query['set_type'] ?? '';
  if (!['', 'ITEMIZED', 'LOGICAL'].includes(type)) {
    throw invalidParameter('set_type', 'ITEMIZED, LOGICAL');
  }
  const origin = query['set_origin'] ?? '';
  if (!['', 'UI', 'UI_CZ'].includes(origin)) throw invalidParameter('set_origin', 'UI, UI_CZ');
  const q = query['q'] ?? '';
  const matches = q === '' ? () => true : briefSearch(q, ['name', 'created_by']);
  const visible = caller.origin === 'app' ? library.sets.visibleTo(user) : library.sets.all;
  const found = visible.filter(
    (set) =>
      origin !== 'UI_CZ' &&
      (content === '' || set.content === content) &&
      (type === '' || set.type === type) &&
      matches({ name: set.name, created_by: set.createdBy }),
  );
  const set = sliceOf(found, page).map((entry) => setListJson(entry, call));
  const value = { ...(set.length === 0 ? {} : { set }), total_record_count: found.length };
  return { root: 'sets', value };
}

function listMembers(call: Call): Outcome {
  const { library, query, root } = call;
  const set = setOf(call);
  const page = readPage(query);
  const all = library.sets.members(set.id);
  const member = sliceOf(all, page).map((id) => {
    const record = library.records.get(id);
    // NOTE One member that cannot be read costs the whole page.
    if (record === undefined || record.fault === 'corrupt') {
      throw new AlmaFault('60108', `Set Member not found: ${set.content} ${id}`);
    }
    return { link: `${root}/bibs/${id}`, id, description: record.title };
  });
  const value = { ...(member.length === 0 ? {} : { member }), total_record_count: all.length };
  return { root: 'members', value };
}

function changeSet(call: Call): Outcome {
  const set = setOf(call);
  const body = readObjectBody(call.request, '402261');
  const name = valueOf(body['name']);
  if (name === undefined) {
    throw new AlmaFault('402228', 'Mandatory parameter is missing from input: name.');
  }
  const other = call.library.sets.named(name);
  if (other !== undefined && other.id !== set.id) throw nameTaken();
  const isPrivate = valueOf(body['private']);
  call.library.sets.change(set.id, {
    name,
    description: valueOf(body['description']) ?? set.description,
    ...(isPrivate === undefined ? {} : { isPrivate: isPrivate === 'true' }),
  });
  return answerSet(call.library.sets.get(set.id) ?? set, call);
}

function deleteSet(call: Call): Outcome {
  const id = pathPart(call, 'set_id');
  if (call.library.sets.get(id) === undefined) {
    throw new AlmaFault('402264', `Invalid Set ID: ${id}.`);
  }
  call.library.sets.delete(id);
  return 'noContent';
}

/** @throws AlmaFault 60107. */
function setOf(call: Call): LibrarySet {
  const id = pathPart(call, 'set_id');
  const set = call.library.sets.get(id);
  if (set === undefined) throw new AlmaFault('60107', `Set not found: Set ID ${id}`);
  return set;
}

function answerSet(set: LibrarySet, call: Call): Outcome {
  return { root: 'set', value: setJson(set, call) };
}
