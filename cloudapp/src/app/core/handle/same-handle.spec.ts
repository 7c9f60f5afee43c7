import fc from 'fast-check';

import type { Handle } from './handle';
import { handleOf, isOurs, prefixOf, suffixOf } from './handle-parts';
import { foldHandle, sameHandle } from './same-handle';

describe('sameHandle', () => {
  it('folds ASCII letters and no others', () => {
    expect(sameHandle('12345/AbC' as Handle, '12345/aBc' as Handle)).toBeTrue();
    expect(sameHandle('12345/É' as Handle, '12345/é' as Handle)).toBeFalse();
    expect(sameHandle('12345/\u212a' as Handle, '12345/k' as Handle)).toBeFalse();
    expect(sameHandle('12345/99' as Handle, '12345/99/' as Handle)).toBeFalse();
  });

  it('says of two handles what their folded forms say', () => {
    const suffix = fc.string({
      unit: fc.constantFrom('a', 'A', 'k', '\u212a', 'é', 'É', '/'),
    });
    fc.assert(
      fc.property(suffix, suffix, (a, b) => {
        const [one, other] = [`1/${a}` as Handle, `1/${b}` as Handle];
        expect(sameHandle(one, other)).toBe(foldHandle(one) === foldHandle(other));
        expect(sameHandle(one, one)).toBeTrue();
        expect(foldHandle(one).length).toBe(one.length);
      }),
    );
  });
});

describe('the parts of a handle', () => {
  it('are parted at the first slash only', () => {
    expect(prefixOf('12345/a/b' as Handle)).toBe('12345');
    expect(suffixOf('12345/a/b' as Handle)).toBe('a/b');
  });

  it('belong to a naming authority of either case', () => {
    expect(isOurs('loc.PNP/1' as Handle, 'LOC.pnp')).toBeTrue();
    expect(isOurs('12345/1' as Handle, '1234')).toBeFalse();
    expect(isOurs('1/x' as Handle, '1/x')).toBeFalse();
    expect(isOurs('\u212a/1' as Handle, 'k')).toBeFalse();
  });

  it('make a handle, or none where one of them is unsound', () => {
    expect(handleOf('20.500.1', 'a/b') as string).toBe('20.500.1/a/b');
    for (const [prefix, suffix] of [
      ['', 'a'],
      ['1', ''],
      ['1', ' '],
      ['1/2', 'a'],
      ['1..2', 'a'],
      ['.1', 'a'],
      ['1 2', 'a'],
    ] as const) {
      expect(handleOf(prefix, suffix)).withContext(`${prefix}|${suffix}`).toBeUndefined();
    }
  });
});
