import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import { HandleServerError } from '../../resolver/handle-server';
import { ALMA } from '../session/ports';
import type { ConfigPageHarness } from './config-page.harness';
import { HANDLE_SERVER_AT } from './handle-server-at';
import { ConfigPageInWorld } from './testing/config-page-in-world';

describe('what a set tells of the configuration', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(() => {
    here = new ConfigPageInWorld();
    here.alma.configuration = {
      ...emptyConfiguration(),
      routes: [{ ...emptyRoute('main'), formats: [] }],
    };
  });

  async function pick(words: string): Promise<void> {
    jasmine.clock().install().mockDate();
    await page.learnFrom(words);
    jasmine.clock().tick(250);
    jasmine.clock().uninstall();
    await eventually(
      () => page.has('set-option'),
      (is) => is,
    );
    await page.pickSet();
  }

  async function learned(): Promise<string> {
    const [words] = await eventually(
      () => page.textsOf('config-learned'),
      (found) => found.length > 0,
    );
    return (words ?? '').replace(/\s+/g, ' ');
  }

  it('fills in the prefix, the formats and the site', async () => {
    page = await here.open();
    await pick('Old handle fixes');
    const { domain, view } = here.world.library.archive.institution.primo;
    expect(await learned()).toBe(
      `9 records read. Most handles have the prefix 99321. They lead to ${domain}, view ${view}.`,
    );

    expect(await page.has('config-site-unknown')).toBe(false);
    expect(await page.prefix()).toBe('99321');
    expect((await page.readyFor()).includes('check')).toBe(true);
    const { sites, routes } = await here.saved(page);
    expect(sites).toEqual([{ domain, view }]);
    expect(routes[0]?.formats.length).toBeGreaterThan(0);
  });

  it('changes nothing that was entered', async () => {
    here.alma.configuration = {
      ...here.world.configuration,
      sites: [{ domain: 'primo.example.org', view: 'MINE' }],
    };
    page = await here.open();
    await page.enterPrefix('11084');
    await pick('Old handle fixes');
    await learned();

    expect(await page.prefix()).toBe('11084');
    expect(await page.valueIn('View')).toBe('MINE');
  });

  it('says that it tells no prefix', async () => {
    page = await here.open();
    await pick('no handle yet');

    expect(await learned()).toBe(
      '10 records read. None of them has a handle that shows your prefix.',
    );
    expect(await page.prefix()).toBe('');
  });

  it('says that it is empty', async () => {
    page = await here.open();
    await pick('Nothing in it');

    expect(await learned()).toContain('The set is empty.');
  });

  it('tells all but the site where the handle server cannot be asked, and says why not that', async () => {
    const ask = (): Promise<never> => Promise.reject(new HandleServerError('no', 'network', 0));
    page = await here.open({
      provide: HANDLE_SERVER_AT,
      useValue: () => ({ ...here.world.handleServer, ask }),
    });
    await pick('Old handle fixes');

    expect(await learned()).toBe('9 records read. Most handles have the prefix 99321.');
    expect((await page.textsOf('config-site-unknown'))[0]).toContain(
      'https://hdl.handle.net could not be asked',
    );
    expect(await page.prefix()).toBe('99321');
  });

  it('says why Alma does not hand it out', async () => {
    page = await here.open();
    here.world.mishap = ({ path }) =>
      path.endsWith('/members') ? { status: 401, body: '' } : undefined;
    await pick('Old handle fixes');

    await eventually(
      () => page.text(),
      (text) => text.includes('role'),
    );
    expect(await page.has('config-learned')).toBe(false);
  });

  it('tries the rule for missing handles on its records', async () => {
    page = await here.open();
    await pick('no handle yet');
    await learned();
    await page.enterPrefix('99321');
    await page.enter('Rule: pattern of the whole number', '.*?(\\d+)');
    await page.enter('Rule: the handle made from it', '99321/$1');
    expect(await page.textsOf('config-rule-tried')).toEqual([
      jasmine.stringContaining('Tried on 10 records'),
    ]);
    expect((await page.textsOf('config-rule-tried'))[0]).toMatch(/99321\/\d+/);

    await page.enter('Rule: the handle made from it', 'nothing');
    expect((await page.textsOf('config-rule-tried'))[0]).not.toMatch(/99321\/\d+/);
  });

  it('keeps to the set that was picked last, whatever answers late', async () => {
    let refuse: () => void = () => undefined;
    const { alma } = here.world;
    const readMembers = (async (...asked: Parameters<typeof alma.readMembers>) => {
      if (asked[0] !== BUILTIN_SETS.oldFixes) return alma.readMembers(...asked);
      await new Promise<void>((resolve) => (refuse = resolve));
      throw new Error('late');
    }) as typeof alma.readMembers;
    page = await here.open({ provide: ALMA, useValue: { ...alma, readMembers } });
    await pick('Old handle fixes');
    await pick('no handle yet');
    await learned();
    refuse();
    await page.text();

    expect(await learned()).toContain('10 records read.');
  });
});
