import { CallStats } from './call-stats';

describe('the count of calls', () => {
  it('looks at windows of five seconds, the end not included', () => {
    const stats = new CallStats();
    for (const time of [0, 4999, 5000]) stats.arrive(time)();

    expect(stats.maxIn5s).toBe(2);
    expect(stats.maxInFlight).toBe(1);
  });

  it('is not disturbed by calls from before a reset', () => {
    const stats = new CallStats();
    const answered = stats.arrive(0);
    stats.reset();
    answered();
    stats.arrive(1);

    expect(stats.maxInFlight).toBe(1);
  });

  it('counts an answer once', () => {
    const stats = new CallStats();
    const answered = stats.arrive(0);
    answered();
    answered();
    stats.arrive(0);
    stats.arrive(0);

    expect(stats.maxInFlight).toBe(2);
  });
});
