import type { Configuration, Route } from './configuration';
import { isSameValue, routeOf, type FieldDifference } from './configuration-diff';

/** A field that two people changed, each in another way. */
export interface Conflict {
  /** As in `FieldDifference`; `routes.main` where one took away what the other changed. */
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What became of two changes of one document. */
export interface Merge {
  /** The changes of both, put together; where both changed the same field, as was chosen. */
  readonly merged: Configuration;
  /** What both changed, each in another way. */
  readonly conflicts: readonly Conflict[];
  /** What only they changed. */
  readonly taken: readonly FieldDifference[];
}

/**
 * Puts together what I and somebody else made of the same document: nobody's change is lost.
 * @param theirsWins paths of conflicts in which theirs is to stand; mine stands in all others
 */
export function mergeConfigurations(
  base: Configuration,
  mine: Configuration,
  theirs: Configuration,
  theirsWins: ReadonlySet<string> = new Set(),
): Merge {
  const merger = new Merger(theirsWins);
  const { routes: myRoutes, rates: myRates, ...my } = mine;
  const { routes: theirRoutes, rates: theirRates, ...their } = theirs;
  const { routes: oldRoutes, rates: oldRates, ...old } = base;
  const ids = new Set([...myRoutes, ...theirRoutes].map(({ id }) => id));
  const routes = [...ids]
    .map((id) =>
      merger.route(`routes.${id}`, {
        base: routeOf(oldRoutes, id),
        mine: routeOf(myRoutes, id),
        theirs: routeOf(theirRoutes, id),
      }),
    )
    .filter((route) => route !== undefined);
  const merged: Configuration = {
    ...merger.fields('', { base: old, mine: my, theirs: their }),
    // One took away the one route, one the other: a configuration without any is none.
    routes: routes.length === 0 ? myRoutes : routes,
    rates: merger.fields('rates', { base: oldRates, mine: myRates, theirs: theirRates }),
  };
  return { merged, conflicts: merger.conflicts, taken: merger.taken };
}

/** What a value was, and what became of it on either side. */
interface Sides<T> {
  readonly base: T | undefined;
  readonly mine: T;
  readonly theirs: T;
}

class Merger {
  readonly conflicts: Conflict[] = [];
  readonly taken: FieldDifference[] = [];

  constructor(private readonly theirsWins: ReadonlySet<string>) {}

  route(path: string, { base, mine, theirs }: Sides<Route | undefined>): Route | undefined {
    if (mine === undefined || theirs === undefined) return this.value(path, { base, mine, theirs });
    const { controlNumber: _c, counters: _n, ...old } = base ?? mine;
    const { controlNumber: myNumber, counters: myCounters, ...my } = mine;
    const { controlNumber: theirNumber, counters: theirCounters, ...their } = theirs;
    return {
      ...this.fields(path, { base: base && old, mine: my, theirs: their }),
      controlNumber: this.fields(`${path}.controlNumber`, {
        base: base?.controlNumber,
        mine: myNumber,
        theirs: theirNumber,
      }),
      counters: this.fields(`${path}.counters`, {
        base: base?.counters,
        mine: myCounters,
        theirs: theirCounters,
      }),
    };
  }

  /** Merges member by member. */
  fields<T extends object>(path: string, { base, mine, theirs }: Sides<T>): T {
    const merged = { ...mine };
    for (const key of Object.keys({ ...mine, ...theirs }) as Extract<keyof T, string>[]) {
      const at = path === '' ? key : `${path}.${key}`;
      merged[key] = this.value(at, {
        base: base?.[key],
        mine: mine[key],
        theirs: theirs[key],
      });
    }
    return merged;
  }

  private value<T>(path: string, { base, mine, theirs }: Sides<T>): T {
    if (isSameValue(mine, theirs) || isSameValue(base, theirs)) return mine;
    if (isSameValue(base, mine)) {
      this.taken.push({ path, before: base, after: theirs });
      return theirs;
    }
    this.conflicts.push({ path, base, mine, theirs });
    return this.theirsWins.has(path) ? theirs : mine;
  }
}
