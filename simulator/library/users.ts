import { type AlmaUser, type UserRole } from './model';

/** What a request or a button needs its user to be allowed to. */
export type Ability =
  | 'read-sets'
  | 'write-sets'
  | 'read-bibs'
  | 'write-bibs'
  | 'read-jobs'
  | 'run-jobs'
  | 'read-profiles'
  | 'edit-profiles'
  | 'read-tables';

const ROLE_NAMES: Readonly<Record<string, string>> = {
  '26': 'General System Administrator',
  '29': 'Repository Manager',
  '53': 'Repository Administrator',
  '200': 'Digital Inventory Operator',
  '204': 'Cataloger',
  '205': 'Catalog Administrator',
  '206': 'Catalog Manager',
  '209': 'Digital Inventory Operator Extended',
};

const STAFF = Object.keys(ROLE_NAMES);
const ROLES_FOR: Readonly<Record<Ability, readonly string[]>> = {
  'read-sets': STAFF,
  'write-sets': ['26', '29', '53', '204', '205', '206'],
  'read-bibs': STAFF,
  'write-bibs': ['204', '205', '206'],
  'read-jobs': ['26', '29', '53', '205', '206'],
  'run-jobs': ['26', '29', '53', '205', '206'],
  'read-profiles': ['26', '53', '205'],
  'edit-profiles': ['26'],
  'read-tables': STAFF,
};

const USERS: readonly AlmaUser[] = [
  user('admin', 'Ada', 'Whitlock', STAFF, true),
  user('cataloguer', 'Teo', 'Marsh', ['29', '200', '206', '209'], false),
  user('visitor', 'Noor', 'Lindqvist', [], false),
];

/** The people who can log in, and what they may do. */
export class Users {
  private readonly byId = new Map(USERS.map((known) => [known.primaryId, known]));

  get all(): readonly AlmaUser[] {
    return [...this.byId.values()];
  }

  get(primaryId: string): AlmaUser | undefined {
    return this.byId.get(primaryId);
  }

  /**
   * Replaces the user's roles; a General System Administrator is an administrator.
   * @param roles codes or names of roles: `206` or `Catalog Manager`.
   */
  setRoles(primaryId: string, roles: readonly string[]): void {
    const known = this.byId.get(primaryId);
    if (known === undefined) return;
    const codes = roles.map(roleCode);
    this.byId.set(
      primaryId,
      user(known.primaryId, known.firstName, known.lastName, codes, codes.includes('26')),
    );
  }

  /** Whether one of the user's roles covers this. */
  may(primaryId: string, ability: Ability): boolean {
    const roles = this.byId.get(primaryId)?.roles ?? [];
    return roles.some((role) => ROLES_FOR[ability].includes(role.code));
  }
}

function roleCode(role: string): string {
  const name = role.trim().toLowerCase();
  return STAFF.find((code) => ROLE_NAMES[code]?.toLowerCase() === name) ?? role;
}

function user(
  primaryId: string,
  firstName: string,
  lastName: string,
  codes: readonly string[],
  isAdmin: boolean,
): AlmaUser {
  const roles: readonly UserRole[] = codes.map((code) => ({
    code,
    description: ROLE_NAMES[code] ?? `Role ${code}`,
  }));
  return { primaryId, firstName, lastName, isAdmin, roles };
}
