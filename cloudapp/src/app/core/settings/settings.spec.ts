import fc from 'fast-check';

import { DEFAULT_SETTINGS, parseSettings } from './settings';

describe('a user’s settings', () => {
  it('come back as they were stored', () => {
    const settings = { ...DEFAULT_SETTINGS, density: 'compact', noticeAtStepEnd: false } as const;

    expect(parseSettings(settings)).toEqual({ settings, unknown: [] });
  });

  it('are the defaults where nothing is stored', () => {
    for (const nothing of [undefined, null, {}, '', []]) {
      expect(parseSettings(nothing)).toEqual({ settings: DEFAULT_SETTINGS, unknown: [] });
    }
  });

  it('keep what is good beside what is damaged, and name the damaged', () => {
    const { settings, unknown } = parseSettings({ density: 'compact', opening: 'moon' });

    expect(settings.density).toBe('compact');
    expect(unknown).toEqual(['opening']);
  });

  it('are settings for any JSON', () => {
    const some = fc.record(
      { opening: fc.jsonValue(), density: fc.jsonValue(), noticeAtStepEnd: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), some), (stored) => {
        const { settings } = parseSettings(stored);
        expect(parseSettings(settings)).toEqual({ settings, unknown: [] });
      }),
      { numRuns: 2000 },
    );
  });
});
