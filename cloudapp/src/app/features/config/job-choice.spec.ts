import { ALMA } from '../session/ports';
import type { ConfigPageHarness } from './config-page.harness';
import { ConfigPageInWorld } from './testing/config-page-in-world';

const COPY = 'Copy dcterm to dcidentifier';
const MIGRATE = 'DG Handle Migration';
const payload = (url: string, ...parameters: readonly (readonly [string, string])[]): string =>
  `${url}<job><parameters>${parameters
    .map(([name, value]) => `<parameter><name>${name}</name><value>${value}</value></parameter>`)
    .join('')}</parameters></job>`;
const CONTROL_NUMBER = ['task_214_controlNumberName', 'Digital handles'] as const;

describe('the jobs of a route', () => {
  let here: ConfigPageInWorld;
  let page: ConfigPageHarness;

  beforeEach(() => (here = new ConfigPageInWorld()));

  it('are chosen, and let go of', async () => {
    page = await here.open();
    await page.chooseJob('copy', COPY);
    expect((await here.saved(page)).routes[0]?.copyJob?.name).toBe(COPY);
    await page.chooseJob('copy', 'Not chosen');

    expect((await here.saved(page)).routes[0]?.copyJob).toBeUndefined();
  });

  it('wait for the choice where the pasted text does not say whose it is', async () => {
    page = await here.open();
    await page.paste(payload('', CONTROL_NUMBER));
    expect(await page.text()).toContain('The line with the address is missing');
    expect(await page.parameters()).toEqual([]);
    await page.chooseJob('migrate', MIGRATE);

    expect((await page.parameters())[0]).toContain('Digital handles');
    expect(await page.text()).not.toContain('The line with the address is missing');
  });

  it('take what was pasted for the other one when the person says so', async () => {
    page = await here.open();
    await page.chooseJob('copy', COPY);
    await page.chooseJob('migrate', MIGRATE);
    await page.paste(payload('', ['task_drools', 'Copy dcterm']));
    expect(await page.text()).toContain('Taken as the copy job’s.');
    await page.press('It is the migrate job’s');

    expect(await page.text()).toContain('Taken as the migrate job’s.');
    const [route] = (await here.saved(page)).routes;
    expect(route?.migrateJob?.parameters).toEqual([{ name: 'task_drools', value: 'Copy dcterm' }]);
  });

  it('are kept by id and name where Alma does not list them any more', async () => {
    const [route] = here.world.configuration.routes;
    here.alma.configuration = {
      ...here.world.configuration,
      routes: [{ ...route, copyJob: { id: 'M99', name: 'A job of old', parameters: [] } }],
    };
    page = await here.open();

    expect(await page.job('copy')).toBe('M99');
    expect(await page.text()).toContain('A job of old');
  });

  it('are told apart by their ids where several bear one name', async () => {
    const job = { description: '', type: 'MANUAL', category: '', content: '' };
    const rows = [
      { ...job, id: 'M1', name: 'Handle migration' },
      { ...job, id: 'M2', name: 'Handle migration' },
      { ...job, id: 'M3', name: '' },
    ];
    const listJobs = () => Promise.resolve({ rows, total: 3 });
    page = await here.open({ provide: ALMA, useValue: { ...here.world.alma, listJobs } });

    expect(await page.likelyJobs('migrate')).toEqual([
      'Handle migration M1',
      'Handle migration M2',
    ]);
    await page.chooseJob('copy', 'M3');
    expect(await page.job('copy')).toBe('M3');
  });

  it('are entered by hand where Alma lists none, and cannot be the same', async () => {
    here.world.mishap = ({ path }) =>
      path.startsWith('/conf/jobs') ? { status: 401, body: '' } : undefined;
    page = await here.open();
    expect(await page.has('config-jobs-failed')).toBe(true);
    await page.enterJobId('copy', ' M12 ');
    await page.enter('Name of this job', 'Copy');
    await page.enterJobId('migrate', 'M12');
    expect(await page.canSave()).toBe(false);
    await page.enterJobId('migrate', 'somewhere');
    expect(await page.isWrong('Id of the migrate job')).toBe(true);
    await page.enterJobId('migrate', '');

    const [route] = (await here.saved(page)).routes;
    expect(route?.copyJob).toEqual({ id: 'M12', name: 'Copy', parameters: [] });
    expect(route?.migrateJob).toBeUndefined();
  });

  it('warn of what looks wrong in a payload', async () => {
    page = await here.open();
    await page.paste(payload('', ['set_id', '123'], ['a', '']));
    expect(await page.text()).toContain('The text names the set 123.');
    expect(await page.text()).toContain('The parameter a is empty');
    await page.paste(payload(''));
    expect(await page.text()).toContain('The job takes no parameters.');
    await page.paste('   ');

    expect(await page.text()).not.toContain('Understood');
  });
});
