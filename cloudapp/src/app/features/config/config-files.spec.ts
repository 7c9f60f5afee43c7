import { eventually } from '../../../testing/eventually';
import { loseFiles } from '../../../testing/lose-files';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import type { ConfigPageHarness } from './config-page.harness';
import { ConfigPageInWorld } from './testing/config-page-in-world';

describe('the configuration as a file', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(async () => {
    here = new ConfigPageInWorld();
    page = await here.open();
  });

  async function give(text: string): Promise<string> {
    here.give('configuration.json', text);
    const preview = await eventually(
      () => page.textsOf('config-preview'),
      (found) => found.length > 0,
    );
    return preview.join();
  }

  it('goes out and comes in as the same', async () => {
    await page.press('Export as a file');
    expect(here.files.saved.at(-1)?.name).toBe('handle-assistant-configuration.json');
    await give(`\ufeff${here.files.last}`);

    expect(await page.textsOf('config-difference')).toEqual([]);
    await page.press('Apply');
    expect(await page.has('config-preview')).toBe(false);
    expect(await page.status()).toBe('Everything is saved.');
  });

  it('shows what it would change, field by field, before it is taken over', async () => {
    const [main] = here.world.configuration.routes;
    await give(
      JSON.stringify({
        ...here.world.configuration,
        repairLimit: 77,
        routes: [
          { ...main, prefix: '11084', copyJob: { id: 'M1', name: 'Copy', parameters: [] } },
          { ...emptyRoute('second'), name: 'Maps', prefix: '20.500', formats: ['marc21'] },
        ],
      }),
    );
    const rows = (await page.textsOf('config-difference')).join('\n');
    expect(rows).toMatch(/Prefix\s*Main\s*99321\s*11084/);
    expect(rows).toMatch(/Copy job\s*Main\s*–\s*M1 · Copy/);
    expect(rows).toContain('The whole route');
    expect(rows).toMatch(/Limit of repairs\s*\d+\s*77/);
    expect(await page.prefix()).toBe('99321');

    await page.press('Apply');
    expect(await page.prefix()).toBe('11084');
    expect(here.stored()).toEqual(here.world.configuration);
  });

  it('is left as it is when the person wants', async () => {
    await give(JSON.stringify({ ...here.world.configuration, repairLimit: 77 }));
    await page.press('Do not apply');

    expect(await page.has('config-preview')).toBe(false);
    expect(document.activeElement?.textContent).toBe('Export, import, reset');
    expect(await page.status()).toBe('Everything is saved.');
  });

  it('says what a file is that is none', async () => {
    expect(await give('{}')).toContain('The file is empty.');
    await page.press('Close');
    expect(await give('not JSON')).toContain('The file is not a configuration of this app.');
    await page.press('Close');
    expect(await give('{"version":999}')).toContain('from a newer version of this app');
    await page.press('Close');
    expect(await give('{"version":1,"routes":"none"}')).toContain('routes: ');
    expect(await page.has('config-take-over')).toBe(false);
  });

  it('says of a file that cannot be read any more that it is to be chosen again', async () => {
    loseFiles();

    expect(await give('{}')).toContain('configuration.json could not be read. Choose it again.');
    expect(await page.has('config-take-over')).toBe(false);
  });

  it('goes back to the defaults, shown before', async () => {
    await page.press('Reset to the defaults');
    expect((await page.textsOf('config-difference')).length).toBeGreaterThan(0);
    await page.press('Apply');

    expect(await page.prefix()).toBe(emptyConfiguration().routes[0]?.prefix ?? '');
    expect(await page.canSave()).toBe(false);
  });
});
