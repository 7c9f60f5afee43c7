import { emptyConfiguration } from './defaults';
import { hostOf, isElsewhere } from './place';

const HERE = { institution: '01COL_INST', almaUrl: 'https://college.alma.example:8443/' };

describe('isElsewhere', () => {
  const production = { institution: '01COL_INST', host: 'college.alma.example:8443' };

  for (const [what, given, is] of [
    ['the production Alma', production, false],
    ['an Alma of another institution', { ...production, institution: '01OTHER' }, true],
    ['an Alma on another host', { ...production, host: 'college-psb.alma.example' }, true],
    ['an Alma that nobody named', undefined, false],
  ] as const) {
    it(`takes ${what} for ${is ? 'another one' : 'the right one'}`, () => {
      expect(isElsewhere({ ...emptyConfiguration(), production: given }, HERE)).toBe(is);
    });
  }

  it('goes by the host as it stands where Alma gave no address', () => {
    expect(hostOf('not an address')).toBe('not an address');
  });
});
