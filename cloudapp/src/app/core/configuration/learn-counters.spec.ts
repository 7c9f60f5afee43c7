import { emptyConfiguration, emptyRoute } from './defaults';
import { withLearnedCounters } from './learn-counters';

describe('withLearnedCounters', () => {
  const base = {
    ...emptyConfiguration(),
    routes: [emptyRoute('main'), emptyRoute('other')],
  };

  it('adds the name to the number of the route, and leaves all others alone', () => {
    const learned = withLearnedCounters(base, 'main', new Map([['skipped', 'Übersprungen']]));
    const [main, other] = learned.routes;
    expect(main?.counters.skipped).toEqual([...base.routes[0]!.counters.skipped, 'Übersprungen']);
    expect(main?.counters.processed).toEqual(base.routes[0]!.counters.processed);
    expect(other).toEqual(base.routes[1]);
    expect(withLearnedCounters(base, 'gone', new Map([['failed', 'x']])).routes).toEqual(
      base.routes,
    );
  });

  it('keeps a name that is known already once', () => {
    const once = withLearnedCounters(base, 'main', new Map([['failed', 'Fehler']]));
    expect(withLearnedCounters(once, 'main', new Map([['failed', 'Fehler']]))).toEqual(once);
  });
});
