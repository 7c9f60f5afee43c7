import type { Configuration, Route } from './configuration';
import { isPrefix } from './validate-route';

/** What the app does with a route. */
export const ROUTE_USES = ['check', 'copy', 'migrate', 'register'] as const;
export type RouteUse = (typeof ROUTE_USES)[number];

/** Something that must be entered first. Ids of sentences. */
export type Lack =
  | 'prefix'
  | 'formats'
  | 'copy-job'
  | 'migrate-job'
  | 'migrate-parameters'
  | 'control-number'
  | 'control-number-confirmed'
  | 'profile';

/** What a route lacks for each use; nothing: ready. */
export type RouteReadiness = Readonly<Record<RouteUse, readonly Lack[]>>;

/**
 * What must still be entered before a route can be used. A record check works with the prefix alone;
 * copy and migrate need their jobs, migrate and register the control number that was looked at.
 */
export function readinessOf(route: Route): RouteReadiness {
  const check: Lack[] = [];
  if (!isPrefix(route.prefix)) check.push('prefix');
  if (route.formats.length === 0) check.push('formats');
  const control: Lack[] = [];
  if (route.controlNumber.name === '' || route.controlNumber.prefix === '') {
    control.push('control-number');
  }
  if (!route.controlNumberConfirmed) control.push('control-number-confirmed');
  return {
    check,
    copy: [...check, ...(route.copyJob === undefined ? (['copy-job'] as const) : [])],
    migrate: [...check, ...lacksOfMigrate(route), ...control],
    register: [
      ...check,
      ...(route.profile === undefined ? (['profile'] as const) : []),
      ...control,
    ],
  };
}

/** Whether records can be checked at all: one route with a prefix and a format is enough. */
export function canCheckRecords({ routes }: Configuration): boolean {
  return routes.some((route) => readinessOf(route).check.length === 0);
}

/** The migration task cannot be started without its control number, so it always has parameters. */
function lacksOfMigrate({ migrateJob }: Route): readonly Lack[] {
  if (migrateJob === undefined) return ['migrate-job'];
  return migrateJob.parameters.length === 0 ? ['migrate-parameters'] : [];
}
