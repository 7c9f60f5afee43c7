import { handleOf } from '../handle/handle-parts';
import { parseHandle } from '../handle/parse-handle';
import { HANDLE_SLOT, printHandle } from '../handle/print-handle';
import type { Configuration, Rates } from './configuration';
import { errorAt, warningAt, type FieldProblem } from './field-problem';
import { problemsOfRoute } from './validate-route';

/** The only resolver that the manifest lets the app ask. */
const LISTED_RESOLVER = 'https://hdl.handle.net';

interface Range {
  readonly least: number;
  readonly most: number;
}

/** What Alma allows, and what is polite; 0 lifts a limit and is said. */
const RATE_RANGES: Readonly<Record<keyof Rates, Range>> = {
  almaCallsPerWindow: { least: 0, most: 25 },
  almaAtOnce: { least: 0, most: 10 },
  almaGuardMs: { least: 0, most: 5000 },
  handlesPerSecond: { least: 0, most: 100 },
  handlesAtOnce: { least: 0, most: 20 },
};
const MINUTES: Range = { least: 0, most: 1440 };
const REPAIRS: Range = { least: 0, most: 10_000 };

/** What is wrong with each field, in the order of the document. Never throws. */
export function problemsOf(configuration: Configuration): readonly FieldProblem[] {
  return [
    ...configuration.routes.flatMap((route, index) => problemsOfRoute(route, `routes.${index}`)),
    ...problemsBetweenRoutes(configuration),
    ...problemsOfNormalForm(configuration),
    ...problemsOfSites(configuration),
    ...problemsOfResolver(configuration),
    ...problemsOfRule(configuration),
    ...configuration.localNumberPatterns.flatMap((pattern, index) =>
      groupsIn(pattern) === 1 ? [] : [errorAt(`localNumberPatterns.${index}`, 'local-pattern')],
    ),
    ...outOfRange('propagationMinutes', configuration.propagationMinutes, MINUTES),
    ...problemsOfRates(configuration.rates),
    ...outOfRange('repairLimit', configuration.repairLimit, REPAIRS),
    ...problemsOfProduction(configuration),
  ];
}

/** Whether it may be saved. */
export function hasErrors(problems: readonly FieldProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Two routes may share a format only when their prefixes tell them apart. */
function problemsBetweenRoutes({ routes }: Configuration): readonly FieldProblem[] {
  const ids = new Set<string>();
  const takers = new Map<string, string>();
  return routes.flatMap((route, index) => {
    const problems: FieldProblem[] = [];
    if (ids.has(route.id)) problems.push(errorAt(`routes.${index}.id`, 'route-twice'));
    ids.add(route.id);
    for (const format of route.formats) {
      const key = `${format} ${route.prefix.toLowerCase()}`;
      const taker = takers.get(key);
      if (taker !== undefined && taker !== route.id && route.prefix !== '') {
        problems.push(errorAt(`routes.${index}.formats`, 'format-elsewhere', { format }));
      }
      takers.set(key, taker ?? route.id);
    }
    return problems;
  });
}

/** A printed handle must be read back as itself, or every repaired record would be malformed. */
function problemsOfNormalForm({ normalForm, routes }: Configuration): readonly FieldProblem[] {
  if (normalForm.split(HANDLE_SLOT).length !== 2) {
    return [errorAt('normalForm', 'normal-form-slot')];
  }
  const prefix = routes.find((route) => handleOf(route.prefix, '1'))?.prefix ?? '12345';
  const sample = handleOf(prefix, '678');
  if (sample === undefined) return [];
  const { handle, flags } = parseHandle(printHandle(sample, normalForm), [prefix]);
  const isReadBack = handle === sample && flags.length === 0;
  return isReadBack ? [] : [errorAt('normalForm', 'normal-form-unreadable')];
}

function problemsOfSites({ sites }: Configuration): readonly FieldProblem[] {
  const seen = new Set<string>();
  return sites.flatMap(({ domain, view }, index) => {
    const problems: FieldProblem[] = [];
    if (!isHost(domain)) problems.push(errorAt(`sites.${index}.domain`, 'site-domain'));
    if (/[\s/?#]/.test(view)) problems.push(errorAt(`sites.${index}.view`, 'site-view'));
    const key = `${domain.toLowerCase()} ${view}`;
    if (seen.has(key)) problems.push(errorAt(`sites.${index}.domain`, 'site-twice'));
    seen.add(key);
    return problems;
  });
}

function problemsOfResolver({ resolver }: Configuration): readonly FieldProblem[] {
  const isAddress =
    /^https?:\/\/[^/?#\s]+(?:\/[^?#\s]*[^/?#\s])?$/.test(resolver) && URL.canParse(resolver);
  if (!isAddress) return [errorAt('resolver', 'resolver-address')];
  return resolver === LISTED_RESOLVER ? [] : [warningAt('resolver', 'resolver-other')];
}

function problemsOfRule({ repairRule, routes }: Configuration): readonly FieldProblem[] {
  if (repairRule === undefined) return [];
  const groups = groupsIn(repairRule.pattern);
  if (groups === undefined || repairRule.pattern === '') {
    return [errorAt('repairRule.pattern', 'rule-pattern')];
  }
  const problems: FieldProblem[] = [];
  if (groups !== 1) problems.push(errorAt('repairRule.pattern', 'rule-group'));
  const prefix = routes.find((route) =>
    repairRule.handle.toLowerCase().startsWith(`${route.prefix.toLowerCase()}/`),
  )?.prefix;
  const isHandle = prefix !== undefined && prefix !== '' && repairRule.handle.includes('$1');
  if (!isHandle) problems.push(errorAt('repairRule.handle', 'rule-handle'));
  return problems;
}

function problemsOfRates(rates: Rates): readonly FieldProblem[] {
  return Object.entries(RATE_RANGES).flatMap(([name, range]) => {
    const value = rates[name as keyof Rates];
    const path = `rates.${name}`;
    const problems = outOfRange(path, value, range);
    const isUnlimited = value === 0 && name !== 'almaGuardMs';
    return isUnlimited ? [...problems, warningAt(path, 'rate-unlimited')] : problems;
  });
}

function problemsOfProduction({ production }: Configuration): readonly FieldProblem[] {
  if (production === undefined) return [];
  const problems: FieldProblem[] = [];
  if (production.institution.trim() === '') {
    problems.push(errorAt('production.institution', 'production-institution'));
  }
  if (!isHost(production.host)) problems.push(errorAt('production.host', 'production-host'));
  return problems;
}

function outOfRange(path: string, value: number, { least, most }: Range): readonly FieldProblem[] {
  const isIn = Number.isFinite(value) && value >= least && value <= most;
  return isIn ? [] : [errorAt(path, 'number-range', { least, most })];
}

/** How many groups a regular expression has; `undefined` where it is none. */
function groupsIn(pattern: string): number | undefined {
  try {
    // One that matches nothing tells its groups all the same.
    return (new RegExp(`^(?:${pattern})$|`, 'u').exec('')?.length ?? 1) - 1;
  } catch {
    // What was typed is no regular expression: that is the answer.
    return undefined;
  }
}

/** A host and its port alone: `library.primo.exlibrisgroup.com`. */
function isHost(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$/i.test(text);
}
