import { emptyConfiguration } from '../../core/configuration/defaults';
import type { IntegrationProfile } from '../../alma/port/alma';
import { ALMA } from '../session/ports';
import type { ConfigPageHarness } from './config-page.harness';
import { ConfigPageInWorld } from './testing/config-page-in-world';

const says = (name: string, value: string) => ({ name, label: name, value, words: value });
const PROFILE: IntegrationProfile = {
  id: '7',
  code: 'HANDLE',
  name: 'Persistent identifiers',
  type: 'HANDLE',
  typeName: 'Handle',
  parameters: [
    says('primoView', '01COL:MAIN'),
    says('controlNumberName', 'Digital handles'),
    says('primoDomain', 'primo.example.org'),
    says('active', 'true'),
  ],
};
const OTHER: IntegrationProfile = {
  ...PROFILE,
  id: '8',
  name: 'Single sign-on',
  type: 'SAML',
  typeName: 'SAML',
  parameters: [],
};

describe('the Handle profile of a route', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(() => {
    here = new ConfigPageInWorld();
    here.alma.configuration = emptyConfiguration();
  });

  async function open(...profiles: readonly IntegrationProfile[]): Promise<void> {
    const listProfiles = () => Promise.resolve(profiles);
    page = await here.open({ provide: ALMA, useValue: { ...here.world.alma, listProfiles } });
    await page.enterPrefix('99321');
  }

  it('fills in what it says and what is still empty', async () => {
    await open(PROFILE, OTHER);
    await page.chooseProfile('Persistent identifiers');

    expect(await page.controlNumber()).toBe('Digital handles');
    expect(await page.profileSays()).toEqual([
      jasmine.stringMatching(/active\s*true/),
      jasmine.stringMatching(/controlNumberName\s*Digital handles/),
      jasmine.stringMatching(/primoDomain\s*primo\.example\.org/),
      jasmine.stringMatching(/primoView\s*01COL:MAIN/),
    ]);
    expect((await here.saved(page)).sites).toEqual([
      { domain: 'primo.example.org', view: '01COL:MAIN' },
    ]);
  });

  it('changes nothing that was entered before', async () => {
    here.alma.configuration = {
      ...emptyConfiguration(),
      sites: [{ domain: 'mine.example.org', view: 'MINE' }],
    };
    await open(PROFILE);
    await page.enter('Name of the control number', 'Mine');
    await page.chooseProfile('Persistent identifiers');

    expect(await page.controlNumber()).toBe('Mine');
    expect((await here.saved(page)).sites).toEqual([{ domain: 'mine.example.org', view: 'MINE' }]);
  });

  it('may tell nothing, and can be let go of', async () => {
    await open(PROFILE, OTHER);
    await page.chooseProfile('Single sign-on');
    expect(await page.text()).toContain('Alma does not show this profile’s settings to the app.');
    await page.chooseProfile('Not chosen');

    expect((await here.saved(page)).routes[0]?.profile).toBeUndefined();
  });

  it('is kept where Alma does not list it any more', async () => {
    const { routes } = emptyConfiguration();
    here.alma.configuration = {
      ...emptyConfiguration(),
      routes: [{ ...routes[0], profile: { id: '5', name: 'A profile of old', jobId: 'M4' } }],
    };
    await open(OTHER);

    expect(await page.text()).toContain('A profile of old');
    await page.enterPrefix('11084');
    expect((await here.saved(page)).routes[0]?.profile?.name).toBe('A profile of old');
  });

  it('is entered by hand where Alma lists none', async () => {
    here.world.mishap = ({ path }) =>
      path.includes('integration-profiles') ? { status: 401, body: '' } : undefined;
    page = await here.open();
    await page.enterPrefix('99321');
    expect(await page.text()).toContain('You can enter the profile’s name by hand.');
    await page.enter('Name of the Handle profile', 'Handles');
    expect((await here.saved(page)).routes[0]?.profile).toEqual({
      id: '',
      name: 'Handles',
      jobId: '',
    });
    await page.enter('Name of the Handle profile', '');

    expect((await here.saved(page)).routes[0]?.profile).toBeUndefined();
  });
});
