import { durationText } from './duration';

describe('a span of time', () => {
  const MINUTES_AND_SECONDS = 125_000;
  const HOUR_AND_MINUTE = 3_660_000;
  const cases = [
    ['en', '2 min 5 sec', '1 hr 1 min'],
    ['es', '2 min 5 s', '1 h 1 min'],
    ['fr', '2 min 5 s', '1 h 1 min'],
    ['de', '2 Min. 5 Sek.', '1 Std. 1 Min.'],
    ['he', '2 דק׳ 5 שנ׳', '1 שעה 1 דק׳'],
  ] as const;
  for (const [language, short, long] of cases) {
    it(`is said in ${language}`, () => {
      const [first, second] = [MINUTES_AND_SECONDS, HOUR_AND_MINUTE].map((ms) =>
        durationText(ms, language).replace(/\s/g, ' '),
      );

      expect(first).toBe(short);
      expect(second).toBe(long);
    });
  }

  it('has two units at most, and takes at least a second', () => {
    expect(durationText(3_725_000, 'en')).toBe('1 hr 2 min');
    expect(durationText(0, 'en')).toBe('1 sec');
  });
});
