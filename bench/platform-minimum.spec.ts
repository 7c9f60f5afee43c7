import { platformMinimum } from './platform-minimum';

describe('platformMinimum', () => {
  it('is one latency for as many calls as may be under way at once', () => {
    expect(platformMinimum(0, 200)).toBe(0);
    expect(platformMinimum(1, 200)).toBe(200);
    expect(platformMinimum(10, 200)).toBe(200);
    expect(platformMinimum(11, 200)).toBe(400);
  });

  it('waits for the window after 25', () => {
    expect(platformMinimum(25, 200)).toBe(600);
    expect(platformMinimum(26, 200)).toBe(5200);
  });

  it('is some 46 and 48 s for a set of 12,106', () => {
    expect(platformMinimum(245, 200) / 1000).toBeCloseTo(45.4, 3);
    expect(platformMinimum(245, 1000) / 1000).toBeCloseTo(47, 3);
  });

  it('never starts more than the limits allow', () => {
    const limits = { perWindow: 3, windowMs: 100, atOnce: 2 };

    expect(platformMinimum(7, 30, limits)).toBe(230);
    expect(platformMinimum(7, 300, limits)).toBe(1200);
  });
});
