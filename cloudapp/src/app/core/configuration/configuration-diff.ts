import type { Configuration, Route } from './configuration';

/** A field that differs between two configurations. */
export interface FieldDifference {
  /** e.g. `routes.main.prefix`: routes are told apart by their ids, not by their places. */
  readonly path: string;
  /** JSON; `undefined` where there is nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Groups whose members are fields of their own; any other value is one field. */
const GROUPS = ['controlNumber', 'counters', 'rates'];

/** What is different in `after`, field by field, in the order of the document. */
export function differencesOf(
  before: Configuration,
  after: Configuration,
): readonly FieldDifference[] {
  const ids = new Set([...before.routes, ...after.routes].map(({ id }) => id));
  const { routes: oldRoutes, ...old } = before;
  const { routes: youngRoutes, ...young } = after;
  return [
    ...[...ids].flatMap((id) =>
      differencesBetween(routeOf(oldRoutes, id), routeOf(youngRoutes, id), `routes.${id}`),
    ),
    ...differencesBetween(old, young, ''),
  ];
}

/** Whether both say the same. */
export function isSameConfiguration(one: Configuration, other: Configuration): boolean {
  return differencesOf(one, other).length === 0;
}

/** Whether two values of a field are the same, as JSON; the order of an object's members means nothing. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return asText(one) === asText(other);
}

export function routeOf(routes: readonly Route[], id: string): Route | undefined {
  return routes.find((route) => route.id === id);
}

function differencesBetween(
  before: object | undefined,
  after: object | undefined,
  path: string,
): readonly FieldDifference[] {
  if (before === undefined || after === undefined) return [{ path, before, after }];
  const [old, young] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((name) => {
    const [one, other]: readonly [unknown, unknown] = [old.get(name), young.get(name)];
    const at = path === '' ? name : `${path}.${name}`;
    if (GROUPS.includes(name) && isGroup(one) && isGroup(other)) {
      return differencesBetween(one, other, at);
    }
    return isSameValue(one, other) ? [] : [{ path: at, before: one, after: other }];
  });
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Two texts of one value are the same; nothing has none. */
function asText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, member: unknown) =>
    isGroup(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
