import { type LibrarySet } from '../library/model';
import { AlmaFault, invalidParameter } from './alma-fault';
import { type Call } from './context';
import { asObject, listOf, readObjectBody, valueOf } from './request-body';

/** Members that one request may hold. */
const MOST_MEMBERS = 1000;

const ID_TYPES = ['SYSTEM_NUMBER', 'OCLC_NUMBER', 'ISBN', 'ISSN'];

/** Adds, deletes or replaces members of an itemized set, all of the request or none of it. */
export function manageMembers(set: LibrarySet, call: Call): void {
  const { query, library } = call;
  const op = query['op'] ?? '';
  if (!['add_members', 'delete_members', 'replace_members'].includes(op)) {
    throw new AlmaFault('60111', `Invalid operation: ${op}.`);
  }
  if (set.type !== 'ITEMIZED') {
    throw new AlmaFault('60112', `Invalid set type: ${set.type}. Only itemized sets have members.`);
  }
  const idType = query['id_type'] ?? '';
  if (idType !== '' && !ID_TYPES.includes(idType)) {
    throw invalidParameter('id_type', ID_TYPES.join(', '));
  }
  const asked = idsOf(call);
  if (idType !== '') {
    throw new AlmaFault('60120', `Member ID ${asked[0]} is not valid for ${idType}.`);
  }
  const current = library.sets.members(set.id);
  if (op === 'delete_members') {
    library.sets.setMembers(set.id, without(current, asked));
    return;
  }
  const isStrict = (query['fail_on_invalid_id'] ?? 'true') !== 'false';
  const wrong = asked.find((id) => !library.sets.mayHold(set.content, id));
  if (isStrict && wrong !== undefined) {
    throw new AlmaFault('60116', `Member ID ${wrong} is not valid for content ${set.content}.`);
  }
  const valid = asked.filter((id) => library.sets.mayHold(set.content, id));
  library.sets.setMembers(set.id, op === 'add_members' ? plus(current, valid) : valid);
}

/** The ids of the body, once its form is in order. */
function idsOf(call: Call): readonly string[] {
  const body = readObjectBody(call.request, '60113');
  const members = listOf(asObject(body['members'])['member']);
  if (members.length === 0) throw new AlmaFault('60113', 'Input set with no members.');
  if (members.length > MOST_MEMBERS) {
    throw new AlmaFault('60118', `Input set member list exceeds limit of ${MOST_MEMBERS}.`);
  }
  const ids = members.map((member) => valueOf(asObject(member)['id'])?.trim() ?? '');
  if (ids.includes('')) throw new AlmaFault('60114', 'Input set with no member ID.');
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new AlmaFault('60119', `Input set with duplicate member: ${id}.`);
    seen.add(id);
  }
  return ids;
}

function plus(current: readonly string[], added: readonly string[]): readonly string[] {
  const known = new Set(current);
  const twice = added.find((id) => known.has(id));
  if (twice !== undefined)
    throw new AlmaFault('60115', `Member ID ${twice} is already in the set.`);
  return [...current, ...added];
}

function without(current: readonly string[], removed: readonly string[]): readonly string[] {
  const known = new Set(current);
  const missing = removed.find((id) => !known.has(id));
  if (missing !== undefined) {
    throw new AlmaFault('60117', `Input set member ID ${missing} is not in set.`);
  }
  const gone = new Set(removed);
  return current.filter((id) => !gone.has(id));
}
