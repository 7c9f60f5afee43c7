import { type LibrarySet } from '../library/model';
import { AlmaFault } from './alma-fault';
import { SET_CONTENTS } from './code-table-rows';
import { type Call } from './context';
import { asObject, type BodyObject, readObjectBody, valueOf } from './request-body';

/** Makes a set: empty, logical, from a logical one, or of two others. */
export function createSet(call: Call): LibrarySet {
  const { library, query } = call;
  refuseWhatIsNotHere(query);
  const body = readObjectBody(call.request, '402265');
  const name = valueOf(body['name'])?.trim() ?? '';
  if (name === '') throw new AlmaFault('402265', 'Failed to create a set: the name is missing.');
  if (library.sets.named(name) !== undefined) throw nameTaken();
  const source = sourceOf(call);
  const type = source === undefined ? typeOf(body) : 'ITEMIZED';
  const content = source?.content ?? contentOf(body);
  if (content === 'IED' && library.switches['ied-sets'] === 'refused') {
    throw new AlmaFault('402265', 'Failed to create a set: content type IED is not supported.');
  }
  const logicalQuery = valueOf(asObject(body['query'])['value'] ?? body['query']);
  if (type === 'LOGICAL' && (logicalQuery ?? '') === '') {
    throw new AlmaFault('402265', 'Failed to create a set: the query is missing.');
  }
  return library.sets.create({
    name,
    description: valueOf(body['description']) ?? '',
    type,
    content,
    isPrivate: isPrivate(body),
    createdBy: call.user,
    members: source?.members ?? [],
    ...(type === 'LOGICAL' && logicalQuery !== undefined ? { query: logicalQuery } : {}),
  });
}

interface Source {
  readonly content: string;
  readonly members: readonly string[];
}

function refuseWhatIsNotHere(query: Readonly<Record<string, string>>): void {
  const hasInstance = (query['job_instance_id'] ?? '') !== '';
  const hasPopulation = (query['population'] ?? '') !== '';
  if (hasInstance !== hasPopulation) {
    throw new AlmaFault('500127', "'job_instance_id' and 'population' must be provided together.");
  }
  if (hasInstance) {
    throw new AlmaFault(
      '402267',
      'Job instance type for the provided job_instance_id is not MD_IMPORT - the operation is not supported.',
    );
  }
  if ((query['nz_set_from_iz_set'] ?? '') !== '') {
    throw new AlmaFault(
      '60335',
      'The From Institution Zone is not allowed for institution not in Network.',
    );
  }
  if ((query['filter_set'] ?? '') !== '') {
    throw new AlmaFault('402265', 'Failed to create a set: the indication rule was not found.');
  }
}

/** The members that the new set begins with, where it is made of others. */
function sourceOf(call: Call): Source | undefined {
  const { query, library } = call;
  const logicalId = query['from_logical_set'] ?? '';
  if (logicalId !== '') {
    const logical = library.sets.get(logicalId);
    if (logical?.type !== 'LOGICAL') throw new AlmaFault('402264', 'Set ID is invalid.');
    return { content: logical.content, members: library.sets.members(logicalId) };
  }
  const operator = query['combine'] ?? '';
  if (operator === '' || operator === 'None') return undefined;
  const first = library.sets.get(query['set1'] ?? '');
  const second = library.sets.get(query['set2'] ?? '');
  if (first === undefined || second === undefined) {
    throw new AlmaFault('402264', 'Set ID is invalid.');
  }
  if (first.content !== second.content) {
    throw new AlmaFault('60205', 'Combining sets are not the same type.');
  }
  const mine = library.sets.members(first.id);
  const theirs = library.sets.members(second.id);
  return { content: first.content, members: combine(operator, mine, theirs) };
}

function combine(
  operator: string,
  first: readonly string[],
  second: readonly string[],
): readonly string[] {
  const others = new Set(second);
  switch (operator) {
    case 'AND':
      return first.filter((id) => others.has(id));
    case 'NOT':
      return first.filter((id) => !others.has(id));
    case 'OR':
      return [...new Set([...first, ...second])];
    default:
      throw new AlmaFault('60204', 'Set combine operator not valid.');
  }
}

function typeOf(body: BodyObject): LibrarySet['type'] {
  const type = valueOf(body['type']);
  if (type === 'ITEMIZED' || type === 'LOGICAL') return type;
  throw new AlmaFault(
    '402262',
    "Set type is invalid. Only 'ITEMIZED' and 'LOGICAL' sets are supported.",
  );
}

function contentOf(body: BodyObject): string {
  const content = valueOf(body['content']) ?? '';
  if (content in SET_CONTENTS) return content;
  throw new AlmaFault('402265', `Failed to create a set: content type "${content}" is invalid.`);
}

/** A set is private unless it says otherwise. */
function isPrivate(body: BodyObject): boolean {
  const value = valueOf(body['private']) ?? 'true';
  const status = valueOf(body['status']) ?? 'ACTIVE';
  if (value !== 'true' && value !== 'false') {
    throw new AlmaFault('60209', 'Set private value not valid.');
  }
  if (status !== 'ACTIVE' && status !== 'INACTIVE') {
    throw new AlmaFault('60210', 'Set status not valid.');
  }
  return value === 'true';
}

export function nameTaken(): AlmaFault {
  return new AlmaFault('402263', 'The set name already exists. Please choose a different name.');
}
