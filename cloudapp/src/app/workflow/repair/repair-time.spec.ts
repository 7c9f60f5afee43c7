import { emptyConfiguration } from '../../core/configuration/defaults';
import { repairTime } from './repair-time';

describe('how long repairs take', () => {
  const configuration = { ...emptyConfiguration(), repairLimit: 300 };

  it('is told for the app and for a job, which starts late and is fast', () => {
    expect(repairTime(100, configuration)).toEqual({
      hereMs: 60_000,
      jobMs: 121_000,
      recommended: 'here',
    });
  });

  it('recommends the job above the limit', () => {
    expect(repairTime(300, configuration).recommended).toBe('here');
    expect(repairTime(301, configuration).recommended).toBe('job');
  });
});
