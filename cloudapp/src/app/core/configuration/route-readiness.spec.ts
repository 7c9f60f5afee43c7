import type { Route } from './configuration';
import { emptyConfiguration, emptyRoute } from './defaults';
import { canCheckRecords, readinessOf } from './route-readiness';

const READY: Route = {
  ...emptyRoute('a'),
  prefix: '12345',
  copyJob: { id: 'M1', name: 'Copy', parameters: [] },
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [{ name: 'a', value: 'b' }] },
  controlNumber: { name: 'Handles', prefix: '12345/' },
  controlNumberConfirmed: true,
  profile: { id: '1', name: 'Handles', jobId: '' },
};

describe('readinessOf', () => {
  it('lacks nothing where all is entered', () => {
    expect(readinessOf(READY)).toEqual({ check: [], copy: [], migrate: [], register: [] });
  });

  it('lacks a prefix and formats for everything', () => {
    const both = ['prefix', 'formats'] as const;

    expect(readinessOf({ ...READY, prefix: '12345/', formats: [] })).toEqual({
      check: both,
      copy: both,
      migrate: both,
      register: both,
    });
  });

  for (const controlNumber of [
    { name: '', prefix: '12345/' },
    { name: 'Handles', prefix: '' },
  ]) {
    it(`lacks the control number where it is ${JSON.stringify(controlNumber)}`, () => {
      expect(readinessOf({ ...READY, controlNumber }).migrate).toEqual(['control-number']);
      expect(readinessOf({ ...READY, controlNumber }).register).toEqual(['control-number']);
    });
  }
});

describe('canCheckRecords', () => {
  it('asks for one route that is ready, not for all', () => {
    const routes = [emptyRoute('b'), READY];

    expect(canCheckRecords({ ...emptyConfiguration(), routes })).toBeTrue();
    expect(canCheckRecords({ ...emptyConfiguration(), routes: [] })).toBeFalse();
  });
});
