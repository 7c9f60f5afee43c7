import { directionOf, languageFor, LANGUAGES } from './languages';

describe('the language of the app', () => {
  const cases = [
    ['en', 'en'],
    ['en_US', 'en'],
    ['en-GB', 'en'],
    ['es', 'es'],
    ['es_ES', 'es'],
    ['fr', 'fr'],
    ['FR', 'fr'],
    ['fr_CA', 'fr'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['he', 'he'],
    ['he_IL', 'he'],
    ['iw', 'he'],
    ['iw_IL', 'he'],
    ['pt', 'en'],
    ['pt_BR', 'en'],
    ['zh-TW', 'en'],
    ['', 'en'],
  ] as const;
  for (const [alma, app] of cases) {
    it(`is ${app} where Alma speaks "${alma}"`, () => expect(languageFor(alma)).toBe(app));
  }

  it('is written from right to left in Hebrew only', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['he']);
  });
});
