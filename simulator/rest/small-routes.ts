import { AlmaFault, invalidParameter } from './alma-fault';
import { CODE_TABLES } from './code-table-rows';
import { type Call, type Outcome, pathPart, type Route } from './context';

/** Code tables, the user, the institution, and the test of the connection. */
export const SMALL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/conf/code-tables',
    parameters: [],
    ability: 'read-tables',
    handle: listTables,
  },
  {
    method: 'GET',
    path: '/conf/code-tables/{codeTableName}',
    parameters: ['lang', 'scope'],
    ability: 'read-tables',
    handle: readTable,
  },
  { method: 'GET', path: '/users/ME', parameters: ['view', 'expand'], handle: readMe },
  { method: 'GET', path: '/conf/general', parameters: ['expand'], handle: readGeneral },
  {
    method: 'GET',
    path: '/conf/test',
    parameters: [],
    handle: ({ library }) => ({
      root: 'test',
      value: `GET - OK - institutionCode: ${library.institution.code}`,
    }),
  },
  {
    method: 'POST',
    path: '/conf/test',
    parameters: [],
    handle: () => ({ root: 'test', value: 'POST - OK' }),
  },
];

function listTables({ root }: Call): Outcome {
  const tables = Object.keys(CODE_TABLES).map((name) => ({
    link: `${root}/conf/code-tables/${name}`,
    name,
    description: name,
  }));
  return { root: 'code_tables', value: { code_table: tables, total_record_count: tables.length } };
}

function readTable(call: Call): Outcome {
  const name = pathPart(call, 'codeTableName');
  const table = CODE_TABLES[name];
  if (table === undefined) throw invalidParameter('codeTableName', 'names of code tables');
  const row = Object.entries(table).map(([code, description]) => ({
    code,
    description,
    default: 'false',
    enabled: 'true',
  }));
  return { root: 'code_table', value: { name, description: name, language: 'en', row } };
}

function readMe({ library, caller, user }: Call): Outcome {
  const known = library.users.get(user);
  if (known === undefined || caller.origin !== 'app') {
    throw new AlmaFault('401861', 'User with identifier ME was not found.');
  }
  return {
    root: 'user',
    value: {
      primary_id: known.primaryId,
      first_name: known.firstName,
      last_name: known.lastName,
      full_name: `${known.firstName} ${known.lastName}`,
      record_type: { value: 'STAFF', desc: 'Staff' },
      status: { value: 'ACTIVE', desc: 'Active' },
      user_role: known.roles.map((role) => ({
        status: { value: 'ACTIVE', desc: 'Active' },
        scope: { value: library.institution.code, desc: library.institution.name },
        role_type: { value: role.code, desc: role.description },
        parameter: [],
      })),
    },
  };
}

function readGeneral({ library }: Call): Outcome {
  const { institution } = library;
  return {
    root: 'general',
    value: {
      institution: { value: institution.code, desc: institution.name },
      alma_url: almaUrl(institution.primo.domain),
      environment_type: 'PRODUCTION',
    },
  };
}

/** Where the institution's Alma is: beside its Primo. */
export function almaUrl(primoDomain: string): string {
  return `https://${primoDomain.replace('.primo.', '.alma.')}/`;
}
