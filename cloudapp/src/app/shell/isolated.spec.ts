import { isolated } from './isolated';

describe('a value in a sentence', () => {
  it('is isolated where it may run the other way', () => {
    expect(isolated('11084/34662', 'he')).toBe('\u206811084/34662\u2069');
    expect(isolated('שנה טובה', 'en')).toBe('\u2068שנה טובה\u2069');
  });

  it('stays as it is where it runs the same way, or is a number, or nothing', () => {
    expect(isolated('Every state', 'de')).toBe('Every state');
    expect(isolated('991011591572804641', 'he')).toBe('991011591572804641');
    expect(isolated('', 'he')).toBe('');
  });
});
