import { RESOLVER_POLICY, resolverPolicy } from './pace-policy';

describe('resolverPolicy', () => {
  it('is the usual one where nothing is wished', () =>
    expect(resolverPolicy()).toEqual(RESOLVER_POLICY));

  it('lets a pace be without limit and as slow as one likes', () =>
    expect(
      resolverPolicy({ perSecond: 0, atOnce: 0, firstDelayMs: 0, leastPerSecond: 0.1 }),
    ).toEqual({
      ...RESOLVER_POLICY,
      perSecond: 0,
      atOnce: 0,
      firstDelayMs: 0,
      leastPerSecond: 0.1,
    }));

  for (const [name, value] of [
    ['perSecond', -1],
    ['atOnce', NaN],
    ['firstDelayMs', Infinity],
    ['attempts', 0],
    ['leastPerSecond', 0],
    ['leastPerSecond', NaN],
  ] as const) {
    it(`refuses ${name} ${value}, naming both`, () =>
      expect(() => resolverPolicy({ [name]: value })).toThrowError(
        RangeError,
        new RegExp(`^${name} must be .* but is ${value}`),
      ));
  }
});
