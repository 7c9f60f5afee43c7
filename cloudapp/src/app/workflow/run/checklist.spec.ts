import { aConfiguration } from '../../core/testing/a-bib';
import { aRun } from '../testing/a-run';
import { profileShows } from './checklist';

describe('profileShows', () => {
  const configuration = aConfiguration();
  const [route] = configuration.routes;
  const run = aRun();

  function shows(changes: Readonly<Record<string, string>>): boolean {
    const form: Readonly<Record<string, string>> = {
      active: 'true',
      setId: run.set.id,
      action: 'CREATE_AND_UPDATE',
      marcUponCreate: 'Do not add to metadata',
      dcUponCreate: 'Do not add to metadata',
      modsUponCreate: 'Do not add to metadata',
      ...changes,
    };
    const parameters = Object.entries(form).map(([name, value]) => ({ name, value }));
    const profile = { id: '1', code: 'HD', name: 'Handles', type: '', typeName: '', parameters };
    return profileShows(profile, run, route!, configuration);
  }

  it('takes a profile that shows this set, this action and this upon create', () => {
    expect(shows({})).toBeTrue();
  });

  it('does not take one that is inactive, or has another set, action or upon create', () => {
    expect(shows({ active: 'false' })).toBeFalse();
    expect(shows({ setId: '1' })).toBeFalse();
    expect(shows({ action: 'CREATE' })).toBeFalse();
    expect(shows({ dcUponCreate: 'Add new Handles to Metadata' })).toBeFalse();
  });
});
