import { emptyRoute } from '../../core/configuration/defaults';
import type { ConfigPageHarness } from './config-page.harness';
import { eventually } from '../../../testing/eventually';
import { ConfigPageInWorld } from './testing/config-page-in-world';

describe('what is rarely changed of a route', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(() => (here = new ConfigPageInWorld()));

  it('are its formats, of which it needs one', async () => {
    page = await here.open();
    const { formats } = here.world.configuration.routes[0]!;
    for (const format of formats) await page.tick(format);
    expect(await page.text()).toContain('Choose at least one format.');
    expect(await page.canSave()).toBe(false);
    await page.tick('mods');
    await page.tick('marc21');

    expect(new Set((await here.saved(page)).routes[0]?.formats)).toEqual(
      new Set(['marc21', 'mods']),
    );
  });

  it('are the button and the sentence about it', async () => {
    page = await here.open();
    await page.tick('Save, then Run');
    await page.enter('Your own sentence about it', 'Press Run, count to three.');
    const [route] = (await here.saved(page)).routes;
    expect(route?.runButton).toBe('save-then-run');
    expect(route?.runSentence).toBe('Press Run, count to three.');

    await page.tick('Run, without Save before it');
    expect((await here.saved(page)).routes[0]?.runButton).toBe('run');
  });

  it('are the names of the counters, several with a semicolon between', async () => {
    page = await here.open();
    await page.enter('Records skipped', ' Übersprungen ;; Skipped;');

    expect((await here.saved(page)).routes[0]?.counters.skipped).toEqual([
      'Übersprungen',
      'Skipped',
    ]);
  });

  it('is the job of the profile, once there is a profile', async () => {
    page = await here.open();
    expect(await page.text()).not.toContain('Job id of the profile');
    await page.chooseProfile('Persistent Handle Identifiers for Digital Resource');
    await page.enter('Job id of the profile, if Alma starts it by API', ' M11 ');

    expect((await here.saved(page)).routes[0]?.profile?.jobId).toBe('M11');
  });

  it('is that there are several: added, told apart, removed, but never the last', async () => {
    page = await here.open();
    expect(await page.routes()).toEqual([]);
    await page.press('Add a route for other records');
    expect(await page.routes()).toEqual(['Main', 'route-2']);
    expect(await page.prefix()).toBe('');

    await page.enterPrefix('11084');
    expect(await page.routes()).toEqual(['Main', '11084']);
    await page.showRoute('Main');
    expect(await page.prefix()).toBe('99321');
    await page.showRoute('11084');
    await page.press('Remove this route');

    expect(await page.routes()).toEqual([]);
    expect(await page.prefix()).toBe('99321');
    expect(await page.status()).toBe('Everything is saved.');
  });

  it('tells the routes apart in the lines of the test, named or not', async () => {
    const [main] = here.world.configuration.routes;
    here.alma.configuration = {
      ...here.world.configuration,
      routes: [main, { ...emptyRoute('second'), prefix: '11084', formats: ['marc21'] }],
    };
    page = await here.open();
    await page.test();
    await eventually(
      () => page.testSummary(),
      (summary) => summary.includes('finished'),
    );

    const lines = await page.textsOf('config-test-line');
    expect(lines.some((line) => line.includes('Main'))).toBe(true);
    expect(lines.some((line) => line.includes('11084'))).toBe(true);
  });
});
