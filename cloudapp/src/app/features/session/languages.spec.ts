import { directionOf, languageFor } from './languages';

describe('the language of the app', () => {
  const cases = [
    ['en', 'en'],
    ['en_US', 'en'],
    ['de-AT', 'de'],
    ['FR', 'fr'],
    ['iw', 'he'],
    ['he', 'he'],
    ['pt_BR', 'en'],
    ['', 'en'],
  ] as const;
  for (const [alma, app] of cases) {
    it(`is ${app} where Alma speaks "${alma}"`, () => expect(languageFor(alma)).toBe(app));
  }

  it('is written from right to left in Hebrew only', () => {
    expect(directionOf('he')).toBe('rtl');
    expect(directionOf('fr')).toBe('ltr');
  });
});
