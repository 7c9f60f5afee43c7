import type { Configuration, Route } from './configuration';
import { differencesOf, isSameConfiguration, isSameValue } from './configuration-diff';
import { emptyConfiguration, emptyRoute } from './defaults';
import { mergeConfigurations } from './merge-configurations';

function aRoute(overrides: Partial<Route> = {}): Route {
  return { ...emptyRoute('main'), prefix: '12345', ...overrides };
}

function aConfiguration(overrides: Partial<Configuration> = {}): Configuration {
  return { ...emptyConfiguration(), routes: [aRoute()], ...overrides };
}

describe('two configurations', () => {
  it('differ in a route as a whole where one has it and one has not', () => {
    const [before, second] = [aConfiguration(), aRoute({ id: 'b' })];
    const after = { ...before, routes: [aRoute(), second] };

    expect(differencesOf(before, after)).toEqual([
      { path: 'routes.b', before: undefined, after: second },
    ]);
    expect(differencesOf(after, before)).toEqual([
      { path: 'routes.b', before: second, after: undefined },
    ]);
    expect(isSameConfiguration(before, after)).toBeFalse();
    expect(isSameConfiguration(before, aConfiguration())).toBeTrue();
  });

  it('differ in a member of a group, and in anything else as a whole', () => {
    const [before, production] = [aConfiguration(), { institution: 'I', host: 'a.b' }];
    const rates = { ...before.rates, handlesAtOnce: 1 };

    expect(differencesOf(before, { ...before, rates, production })).toEqual([
      { path: 'rates.handlesAtOnce', before: 6, after: 1 },
      { path: 'production', before: undefined, after: production },
    ]);
    expect(
      differencesOf(
        { ...before, production },
        { ...before, production: { ...production, host: 'c.d' } },
      ).map(({ path }) => path),
    ).toEqual(['production']);
  });

  it('say the same in whatever order an object gives its members, but not a list', () => {
    expect(isSameValue({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBeTrue();
    expect(isSameValue({ b: 1, a: 2, c: 3 }, { c: 3, b: 1, a: 2 })).toBeTrue();
    expect(isSameValue([1, 2], [2, 1])).toBeFalse();
    expect(isSameValue(null, null)).toBeTrue();
    expect(isSameValue(undefined, '')).toBeFalse();
    expect(isSameValue(undefined, undefined)).toBeTrue();
  });

  it('keep mine where one took away the one route and one the other', () => {
    const base = aConfiguration({ routes: [aRoute(), aRoute({ id: 'b' })] });
    const mine = { ...base, routes: [aRoute({ id: 'b' })] };
    const theirs = { ...base, routes: [aRoute()] };

    expect(mergeConfigurations(base, mine, theirs).merged.routes).toEqual(mine.routes);
  });

  it('are a conflict in each field of a route that both added', () => {
    const base = aConfiguration();
    const adding = (name: string): Configuration => ({
      ...base,
      routes: [aRoute(), aRoute({ id: 'b', name })],
    });
    const { conflicts } = mergeConfigurations(base, adding('Mine'), adding('Theirs'));

    expect(conflicts).toEqual([
      { path: 'routes.b.name', base: undefined, mine: 'Mine', theirs: 'Theirs' },
    ]);
  });
});
