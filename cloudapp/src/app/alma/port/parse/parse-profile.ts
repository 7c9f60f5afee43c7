import { type ProfileParameter } from '../../../core/configuration/configuration';
import { type CodeTableRow, type IntegrationProfile, type UserRole } from '../alma';
import {
  flattened,
  lastSegment,
  objectOf,
  type ReplyObject,
  requiredText,
  textOf,
  wordsOf,
} from './reply';

export function parseProfile(reply: unknown, path = 'integration_profile'): IntegrationProfile {
  const profile = objectOf(reply, path);
  return {
    id: requiredText(textOf(profile['id']) || lastSegment(profile['link']), `${path}.id`),
    code: textOf(profile['code']),
    name: textOf(profile['name']),
    type: textOf(profile['type']),
    typeName: wordsOf(profile['type']),
    parameters: parseParameters(profile, path),
  };
}

/** Name and value of each, as codes and in words; a parameter without a name is none. */
function parseParameters(owner: ReplyObject, path: string): readonly ProfileParameter[] {
  return flattened(owner, 'parameters', 'parameter').flatMap((entry, index) => {
    const { name, value } = {
      name: undefined,
      value: undefined,
      ...objectOf(entry, `${path}.parameter[${index}]`),
    };
    const [id, text] = [textOf(name), textOf(value)];
    return id === ''
      ? []
      : [{ name: id, label: wordsOf(name), value: text, words: wordsOf(value) }];
  });
}

export function parseCodeTable(reply: unknown): readonly CodeTableRow[] {
  return flattened(objectOf(reply, 'code_table'), 'rows', 'row').map((entry, index) => {
    const row = objectOf(entry, `code_table.row[${index}]`);
    return { code: textOf(row['code']), description: textOf(row['description']) };
  });
}

/** The roles that are in force; `status` is absent where Alma gives only such. */
export function parseRoles(reply: unknown): readonly UserRole[] {
  return flattened(objectOf(reply, 'user'), 'user_roles', 'user_role').flatMap((entry, index) => {
    const role = objectOf(entry, `user.user_role[${index}]`);
    const status = textOf(role['status']).toUpperCase();
    if (status !== '' && status !== 'ACTIVE') return [];
    return [{ type: textOf(role['role_type']), name: wordsOf(role['role_type']) }];
  });
}
