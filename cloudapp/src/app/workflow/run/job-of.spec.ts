import type { Route } from '../../core/configuration/configuration';
import { emptyRoute } from '../../core/configuration/defaults';
import { jobOf } from './preflight';

const ROUTE: Route = {
  ...emptyRoute('main'),
  copyJob: { id: 'M1', name: 'Copy', parameters: [] },
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
  profile: { id: '9', name: 'Handles', jobId: 'S3' },
};

describe('jobOf', () => {
  it('gives the job of each step, and register’s only where an administrator gave its id', () => {
    expect(jobOf(ROUTE, 'copy')).toBe(ROUTE.copyJob);
    expect(jobOf(ROUTE, 'migrate')).toBe(ROUTE.migrateJob);
    expect(jobOf(ROUTE, 'register')).toEqual({ id: 'S3', name: 'Handles', parameters: [] });
    expect(jobOf({ ...ROUTE, profile: undefined }, 'register')).toBeUndefined();
    expect(
      jobOf({ ...ROUTE, profile: { ...ROUTE.profile!, jobId: '' } }, 'register'),
    ).toBeUndefined();
  });
});
