import { durationText, timeText } from './time';

describe('times on the page', () => {
  it('are written as Alma writes them', () => {
    expect(timeText('2025-12-09T14:30:04.120Z')).toBe('12/09/2025 14:30:04 UTC');
    expect(timeText('2025-12-09Z')).toBe('12/09/2025');
    expect(timeText(null)).toBe('–');
  });

  it('show how long a run took', () => {
    const from = '2025-12-09T14:00:00Z';

    expect(durationText(from, '2025-12-09T14:01:07Z')).toBe('1m 7s');
    expect(durationText(from, '2025-12-09T16:00:05Z')).toBe('2h 5s');
    expect(durationText(from, from)).toBe('0s');
    expect(durationText(from, null)).toBe('–');
  });
});
