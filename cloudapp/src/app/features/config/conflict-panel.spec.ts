import { eventually } from '../../../testing/eventually';
import type { ConfigPageHarness } from './config-page.harness';
import { ConfigPageInWorld } from './testing/config-page-in-world';

describe('a configuration that somebody else saved meanwhile', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(async () => {
    here = new ConfigPageInWorld();
    page = await here.open();
    const [route] = here.world.configuration.routes;
    const routes = [{ ...route, prefix: '20.500' }];
    here.alma.configuration = { ...here.world.configuration, routes, repairLimit: 77 };
    await page.enterPrefix('11084');
    await page.save();
    await eventually(
      () => page.conflicts(),
      (conflicts) => conflicts.length > 0,
    );
  });

  it('stands where the person lets it, beside what only they changed', async () => {
    expect((await page.textsOf('config-difference')).join()).toContain('77');
    await page.letStand('theirs');
    await page.saveBoth();
    await eventually(
      () => here.stored().repairLimit,
      (limit) => limit === 77,
    );

    expect(here.stored().routes[0]?.prefix).toBe('20.500');
    expect(await page.prefix()).toBe('20.500');
  });

  it('gives way where the person comes back to the own change', async () => {
    await page.letStand('theirs');
    await page.letStand('mine');
    await page.saveBoth();
    await eventually(
      () => here.stored().routes[0]?.prefix,
      (prefix) => prefix === '11084',
    );

    expect(here.stored().repairLimit).toBe(77);
  });

  it('is shown in place of the own changes when these are dropped', async () => {
    const { configuration } = here.alma;
    await page.dropMine();

    expect(await page.prefix()).toBe('20.500');
    expect(await page.isInConflict()).toBe(false);
    expect(here.alma.configuration).toBe(configuration);
  });
});
