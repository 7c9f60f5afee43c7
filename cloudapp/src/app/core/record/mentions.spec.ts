import fc from 'fast-check';

import { mentionsOf } from './mentions';

/** Each time another prefix: what was looked for once is kept. */
let last = 10_000;
const aPrefix = (): string => String(++last);

describe('mentionsOf', () => {
  /** Whether ours is seen in a text in which it is written 12345. */
  function isMentioned(text: string): boolean {
    const prefix = aPrefix();
    return mentionsOf([prefix, 'loc.pnp'])(text.replaceAll('12345', prefix));
  }

  for (const text of [
    '12345/99',
    'see (12345/99)',
    'hdl:12345',
    'HDL: 12345',
    'http://hdl.handle.net/12345',
    'http://hdl.handle.net:80//12345.',
    'http://hdl.handle.net/api/handles/12345',
    'https://proxy.example.org/login?url=http%3A%2F%2Fhdl.handle.net%2F12345%2F99',
    'hdl%3A12345%2F99',
    'https://example.org/12345/99',
    'LOC.PNP/1',
  ]) {
    it(`sees ours in ${text}`, () => expect(isMentioned(text)).toBeTrue());
  }

  for (const text of [
    '',
    '12345',
    '912345/6',
    '1.12345/6',
    'a12345/6',
    'hdl:123456',
    'hdl:12345.6',
    'http://hdl.handle.net/12345.6',
    'http://hdl.handle.net/2027/12345',
    'locxpnp/1',
    '12345 /99',
  ]) {
    it(`sees nothing of ours in ${text}`, () => expect(isMentioned(text)).toBeFalse());
  }

  it('keeps apart what was looked for before', () => {
    const [one, other] = [aPrefix(), aPrefix()];

    expect(
      [[one], [other], [one, other], [one]].map((known) => mentionsOf(known)(`${one}/9`)),
    ).toEqual([true, false, true, true]);
    expect(mentionsOf([one])).toBe(mentionsOf([one]));
    expect(mentionsOf([`${one}${other}`])(`${other}/9`)).toBeFalse();
  });

  it('sees nothing while no prefix is known', () => {
    for (const prefixes of [[], [''], ['', '']]) {
      expect(mentionsOf(prefixes)('/12345/99')).toBeFalse();
    }
    const prefix = aPrefix();
    expect(mentionsOf(['', prefix])('/1/99')).toBeFalse();
    expect(mentionsOf(['', prefix])(`${prefix}/99`)).toBeTrue();
  });

  it('takes a prefix to the letter, whatever its characters', () => {
    const prefixes = fc.string({ unit: fc.constantFrom(...'.*+?^${}()|[]\\a1'), minLength: 1 });
    fc.assert(
      fc.property(prefixes, (prefix) => {
        expect(mentionsOf([prefix])(`${prefix}/9`)).toBeTrue();
        expect(mentionsOf([prefix])(' ')).toBeFalse();
      }),
    );
  });
});
