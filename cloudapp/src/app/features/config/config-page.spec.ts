import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import type { Configuration } from '../../core/configuration/configuration';
import { parseConfiguration } from '../../core/configuration/parse-configuration';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { Session } from '../session/session';
import { ConfigPage } from './config-page';
import { ConfigPageHarness } from './config-page.harness';
import { HANDLE_SERVER_AT } from './handle-server-at';

const COPY = 'Copy dcterm to dcidentifier';
const MIGRATE = 'DG Handle Migration';
const PROFILE = 'Persistent Handle Identifiers for Digital Resource';
const PANEL = `URL
POST https://api.example.org/almaws/v1/conf/jobs/M7407373660006421?op=run
Payload (XML)
<job><parameters><parameter><name>task_214_controlNumberName</name><value>Digital handles</value></parameter>
<parameter><name>set_id</name><value>12345</value></parameter></parameters></job>
Payload (JSON)
{"parameter":[]}`;

describe('the configuration page', () => {
  let world: SimulatedWorld;
  let alma: CloudAppInMemory;
  let fixture: ComponentFixture<ConfigPage>;

  beforeEach(() => {
    world = new SimulatedWorld();
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(world, alma),
        { provide: HANDLE_SERVER_AT, useValue: () => world.handleServer },
      ],
    });
  });

  async function open(): Promise<ConfigPageHarness> {
    await TestBed.inject(Session).start();
    fixture = TestBed.createComponent(ConfigPage);
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, ConfigPageHarness);
    await eventually(
      () => page.isThere(),
      (isThere) => isThere,
    );
    return page;
  }

  function stored(): Configuration {
    const parsed = parseConfiguration(JSON.parse(JSON.stringify(alma.configuration)));
    if (parsed.kind !== 'configuration') throw new Error(`Stored is ${parsed.kind}.`);
    return parsed.configuration;
  }

  it('leads an administrator from nothing to a configuration that is ready for everything', async () => {
    const page = await open();
    await page.enterPrefix('99321');

    expect(await page.readyFor()).toEqual(['check']);
    expect(await page.isSaveMain()).toBe(true);

    await page.chooseJob('copy', COPY);
    await page.paste(PANEL);
    await page.chooseProfile(PROFILE);
    await page.confirmControlNumber();

    expect(await page.controlNumber()).toBe('Digital handles');
    expect(await page.readyFor()).toEqual(['check', 'copy', 'migrate', 'register']);

    await page.save();
    await eventually(
      () => page.question(),
      (question) => question !== null,
    );

    expect(alma.configuration).toBeUndefined();

    await page.save();
    await eventually(
      () => page.status(),
      (status) => status === 'Everything is saved.',
    );
    expect(await page.isSaveMain()).toBe(false);
    const [route] = stored().routes;
    expect(route).toEqual(
      jasmine.objectContaining({
        prefix: '99321',
        controlNumber: { name: 'Digital handles', prefix: '99321/' },
        controlNumberConfirmed: true,
      }),
    );
    expect(route?.migrateJob).toEqual({
      id: 'M7407373660006421',
      name: MIGRATE,
      parameters: [{ name: 'task_214_controlNumberName', value: 'Digital handles' }],
    });
  });

  it('offers the likely jobs first, among more than a page of them', async () => {
    const page = await open();

    expect(await page.likelyJobs('copy')).toEqual([COPY]);
    expect((await page.likelyJobs('migrate'))[0]).toBe(MIGRATE);
    expect(world.calls.filter(({ path }) => path === '/conf/jobs').length).toBe(2);
  });

  it('says what is wrong with a payload, and shows a good one as a table', async () => {
    const page = await open();
    await page.paste('<job><parameters>');

    expect(await page.payloadProblem()).toContain('not complete');

    await page.paste(PANEL);

    expect(await page.payloadProblem()).toBeNull();
    expect((await page.parameters())[0]).toContain('Digital handles');
    expect((await page.parameters())[1]).toContain('filled in by the app');
  });

  it('takes ids by hand where Alma does not let its jobs be listed', async () => {
    world.mishap = ({ path }) =>
      path.startsWith('/conf/jobs') ? { status: 401, body: '' } : undefined;
    const page = await open();
    await page.enterPrefix('99321');
    await page.enterJobId('migrate', 'M123');

    expect(await page.job('migrate')).toBe('M123');
    expect(await page.readyFor()).toEqual(['check']);
  });

  it('drops the parameters with the job that they belonged to', async () => {
    const page = await open();
    await page.enterPrefix('99321');
    await page.paste(PANEL);
    await page.chooseJob('migrate', 'MARC Handle Migration');

    expect(await page.parameters()).toEqual([]);
  });

  it('takes no control number’s prefix from a prefix that is none', async () => {
    const page = await open();
    await page.enterPrefix('http://hdl.handle.net/11084');
    expect(await page.controlPrefix()).toBe('');

    await page.enterPrefix('11084');
    expect(await page.controlPrefix()).toBe('11084/');
  });

  it('cannot be saved with a prefix that is none', async () => {
    const page = await open();
    await page.enterPrefix('http://hdl.handle.net/99321');

    expect(await page.canSave()).toBe(false);
    expect(await page.status()).toContain('1 field needs');
  });

  it('shows what somebody else saved meanwhile, and loses nothing of either', async () => {
    alma.configuration = world.configuration;
    const page = await open();
    alma.configuration = { ...world.configuration, repairLimit: 77 };
    await page.enterPrefix('11084');
    await page.save();
    await eventually(
      () => page.isInConflict(),
      (isInConflict) => isInConflict,
    );

    expect(await page.conflicts()).toEqual([]);
    expect(stored().routes[0]?.prefix).toBe(world.configuration.routes[0]?.prefix);

    await page.saveBoth();
    await eventually(
      () => page.status(),
      (status) => status === 'Everything is saved.',
    );
    expect(stored().repairLimit).toBe(77);
    expect(stored().routes[0]?.prefix).toBe('11084');
  });

  it('shows both sides of a field that both changed', async () => {
    alma.configuration = world.configuration;
    const page = await open();
    const [route] = world.configuration.routes;
    alma.configuration = { ...world.configuration, routes: [{ ...route, prefix: '20.500' }] };
    await page.enterPrefix('11084');
    await page.save();
    await eventually(
      () => page.conflicts(),
      (conflicts) => conflicts.length > 0,
    );

    const [prefix] = await page.conflicts();
    expect(prefix).toContain('11084');
    expect(prefix).toContain('20.500');
  });

  it('tests by reads alone, a line each', async () => {
    alma.configuration = world.configuration;
    const page = await open();
    await page.test();
    await eventually(
      () => page.testSummary(),
      (summary) => summary.includes('finished'),
    );

    expect((await page.testStates()).length).toBe(11);
    expect(new Set(await page.testStates())).toEqual(new Set(['ok', 'unknown']));
    expect(world.calls.every(({ method }) => method === 'GET')).toBeTrue();
  });

  it('ends where a line meets what nobody expected, and goes on with the others', async () => {
    alma.configuration = world.configuration;
    const page = await open();
    world.meanwhile = ({ path }) => {
      if (path.startsWith('/conf/jobs')) throw new TypeError('x is not a function');
    };
    await page.test();
    await eventually(
      () => page.testSummary(),
      (summary) => summary.includes('finished'),
    );

    expect((await page.testStates()).length).toBe(11);
    expect(await page.text()).toContain('Something unexpected happened: x is not a function');
    expect(await page.textsOf('config-test')).toEqual(['Test']);
  });

  it('asks before it is left with changes', async () => {
    alma.configuration = world.configuration;
    const page = await open();

    expect(fixture.componentInstance.mayLeave()).toBeTrue();

    await page.enterPrefix('11084');
    const leaving = Promise.resolve(fixture.componentInstance.mayLeave());

    expect(await page.isAskedToStay()).toBe(true);

    await page.leaveAnyway();
    expect(await leaving).toBeTrue();
  });

  it('is read only for others than administrators', async () => {
    alma.configuration = world.configuration;
    alma.visit = { ...alma.visit, user: { id: 'teo', name: 'Teo', isAdmin: false } };
    const page = await open();

    expect(await page.isReadOnly()).toBe(true);
    expect(world.calls).toEqual([]);
    expect(await page.canSave()).toBe(false);
    expect(await page.prefix()).toBe(world.configuration.routes[0]?.prefix ?? '');
  });
});
