import type { Configuration, CounterNames } from './configuration';

/** The configuration with further names under which Alma gives a route's numbers; each stands there once. */
export function withLearnedCounters(
  configuration: Configuration,
  routeId: string,
  learned: ReadonlyMap<keyof CounterNames, string>,
): Configuration {
  const routes = configuration.routes.map((route) => {
    if (route.id !== routeId) return route;
    const counters = { ...route.counters };
    for (const [number, label] of learned) {
      counters[number] = [...new Set([...counters[number], label])];
    }
    return { ...route, counters };
  });
  return { ...configuration, routes };
}
