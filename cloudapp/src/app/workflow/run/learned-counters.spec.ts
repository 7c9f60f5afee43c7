import { builtinArchive } from '../../../../../simulator/archive/builtin';
import type { Configuration } from '../../core/configuration/configuration';
import { withLearnedCounters } from '../../core/configuration/learn-counters';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { RunDriver } from './run-driver';
import type { StepName, StepState } from './run-state';

const MINUTE = 60_000;

describe('Counters under names that nobody knows yet', () => {
  let world: RunWorld;
  let driver: RunDriver;

  beforeEach(() => {
    const switches = { counters: 'other', 'handle-job': 'readable' } as const;
    world = new RunWorld(() => new SimulatedWorld(builtinArchive(), switches));
  });

  afterEach(() => {
    driver.letGo();
    world.close();
  });

  const step = (name: StepName): StepState | undefined =>
    driver.snapshot.steps.find((one) => one.name === name);

  async function begin(configuration: Configuration): Promise<void> {
    const run = await world.prepare('First batch', 3);
    const place = { institution: 'TEST', almaUrl: 'https://alma.test/' };
    driver = RunDriver.take(run, world.ports, configuration, place, 'panel-1');
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
  }

  async function register(): Promise<void> {
    const id = world.runProfile(driver.snapshot.set);
    await world.until(driver.giveProcessId('register', id));
    await world.pass(3 * MINUTE);
  }

  it('leave the gate without an answer, and are shown as Alma gives them', async () => {
    await begin(world.configuration);
    expect(step('migrate')?.phase).toBe('undecided');
    expect(step('migrate')?.gate?.reasons).toEqual([{ id: 'numbers-unknown', with: { n: 3 } }]);
    expect(step('migrate')?.counters).toContain({ label: 'Verarbeitete Datensätze', value: 3 });
    expect(step('register')?.phase).toBe('locked');
  });

  it('open the gate once a person said which is which, and only as far as the numbers are right', async () => {
    await begin(world.configuration);
    await driver.learnNumbers('migrate', { processed: 3, exceptions: 0 });
    await world.pass(1000);
    expect(step('migrate')?.phase).toBe('undecided');
    expect(step('migrate')?.gate?.reasons).toEqual([{ id: 'numbers-unknown', with: { n: 1 } }]);
    await driver.learnNumbers('migrate', { skipped: 0 });
    await world.pass(MINUTE);
    expect(step('migrate')?.gate?.state).toBe('passed');
    expect(step('register')?.phase).toBe('guided');
  });

  it('do not open a gate whose numbers are wrong', async () => {
    await begin(world.configuration);
    await driver.learnNumbers('migrate', { processed: 2, exceptions: 0, skipped: 0 });
    await world.pass(MINUTE);
    expect(step('migrate')?.phase).toBe('failed');
    expect(step('register')?.phase).toBe('locked');
  });

  it('stay with the run over a reload, for whom may not write the configuration', async () => {
    await begin(world.configuration);
    await driver.learnNumbers('migrate', { processed: 3, exceptions: 0, skipped: 0 });
    await world.pass(MINUTE);
    const run = driver.snapshot;
    driver.letGo();
    driver = world.drive(run);
    expect(step('migrate')?.numbers).toEqual({ processed: 3, exceptions: 0, skipped: 0 });
    expect(step('migrate')?.phase).toBe('done');
  });

  it('once learned let the next run pass by itself, in every step', async () => {
    const learned = withLearnedCounters(
      world.configuration,
      'main',
      new Map([
        ['processed', 'Verarbeitete Datensätze'],
        ['exceptions', 'Datensätze mit Ausnahmen'],
        ['skipped', 'Übersprungene Datensätze'],
        ['created', 'Handle wurde erfolgreich erstellt'],
        ['updated', 'Handle wurde erfolgreich aktualisiert'],
        ['failed', 'Fehlgeschlagene Datensätze'],
      ]),
    );
    await begin(learned);
    expect(step('migrate')?.gate?.state).toBe('passed');
    await register();
    expect(step('register')?.gate?.state).toBe('passed');
    expect(driver.snapshot.steps.map(({ confirmation }) => confirmation)).toEqual(['', '', '']);
  });
});
