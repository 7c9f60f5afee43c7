import { DEFAULT_SWITCHES, parseSwitches, UnknownSwitchError } from './switches';

describe('Switches', () => {
  it('keep their defaults where nothing is said', () => {
    expect(parseSwitches([])).toEqual(DEFAULT_SWITCHES);
  });

  it('take what is said, the last one counting', () => {
    const switches = parseSwitches(['proxy=429', 'run-uses=saved', 'run-uses=form']);

    expect(switches).toEqual({ ...DEFAULT_SWITCHES, proxy: '429' });
  });

  for (const setting of ['colour=red', 'proxy=fast', 'proxy', 'toString=1', '']) {
    it(`refuse "${setting}"`, () => {
      expect(() => parseSwitches([setting])).toThrowError(UnknownSwitchError);
    });
  }
});
