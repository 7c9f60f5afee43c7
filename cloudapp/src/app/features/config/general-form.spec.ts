import type { ConfigPageHarness } from './config-page.harness';
import { ConfigPageInWorld } from './testing/config-page-in-world';

describe('what holds for all routes', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(async () => {
    here = new ConfigPageInWorld();
    page = await here.open();
  });

  it('has the sites that handles may lead to, as many as there are', async () => {
    await page.press('Remove');
    await page.press('Add a site');
    expect(await page.canSave()).toBe(false);

    await page.enter('Domain', ' primo.example.org ');
    await page.enter('View', '01COL:MAIN');

    expect((await here.saved(page)).sites).toEqual([
      { domain: 'primo.example.org', view: '01COL:MAIN' },
    ]);
  });

  it('leads to a site only once both of its parts are there', async () => {
    await page.press('Remove');
    await page.press('Add a site');
    await page.enter('Domain', 'primo.example.org');
    expect(await page.sitesToTry()).toEqual([]);
    await page.enter('View', '01COL:MAIN');
    expect(await page.sitesToTry()).toEqual([
      'https://primo.example.org/discovery/search?vid=01COL%3AMAIN',
    ]);
    await page.enter('Domain', 'https://primo');

    expect(await page.sitesToTry()).toEqual([]);
  });

  it('remembers which Alma it is for, and forgets it with both fields empty', async () => {
    await page.press('This Alma is production: 01COL_INST, alma.example.org');
    expect((await here.saved(page)).production).toEqual({
      institution: '01COL_INST',
      host: 'alma.example.org',
    });

    await page.enter('Institution code', '');
    await page.enter('Host of Alma', '');
    expect((await here.saved(page)).production).toBeUndefined();
  });

  it('takes no emptied field and no word for a number', async () => {
    for (const text of ['', 'ten', '-3']) {
      await page.enter('Calls to Alma at once (Alma allows 10)', text);
      expect(await page.isWrong('Calls to Alma at once (Alma allows 10)')).toBe(true);
      expect(await page.canSave()).toBe(false);
    }
    await page.enter('Calls to Alma at once (Alma allows 10)', '4');
    await page.enter('Minutes until a registered handle works', '45');

    const { rates, propagationMinutes } = await here.saved(page);
    expect(rates).toEqual({ ...here.world.configuration.rates, almaAtOnce: 4 });
    expect(propagationMinutes).toBe(45);
  });

  it('knows how handles are written, and refuses a way that says no handle', async () => {
    await page.enter('How a handle is written in a record', 'https://hdl.handle.net/');
    expect(await page.isWrong('How a handle is written in a record')).toBe(true);
    await page.enter('How a handle is written in a record', ' https://hdl.handle.net/{handle} ');

    expect((await here.saved(page)).normalForm).toBe('https://hdl.handle.net/{handle}');
  });

  it('takes patterns of own numbers, one a line, each with one group', async () => {
    const label = 'Patterns of your own numbers, one per line, each with one group';
    await page.enter(label, 'grinnell:(');
    expect(await page.isWrong(label)).toBe(true);
    await page.enter(label, 'grinnell:(\\d+)\n\n  \ndg_(\\d+)\n');

    expect((await here.saved(page)).localNumberPatterns).toEqual(['grinnell:(\\d+)', 'dg_(\\d+)']);
  });

  it('has a rule for missing handles, or none', async () => {
    await page.enter('Rule: pattern of the whole number', 'college:(\\d+)');
    expect(await page.text()).toContain('Pick a set under “Fill in from a set”');
    await page.enter('Rule: the handle made from it', ' 99321/$1 ');
    expect((await here.saved(page)).repairRule).toEqual({
      pattern: 'college:(\\d+)',
      handle: '99321/$1',
    });

    await page.enter('Rule: pattern of the whole number', '');
    await page.enter('Rule: the handle made from it', '');
    expect((await here.saved(page)).repairRule).toBeUndefined();
  });
});
