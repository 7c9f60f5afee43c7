import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { aStep } from '../testing/a-run';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { verifyProcessId, type GivenId } from './process-id';
import type { RunState, StepName } from './run-state';

const NOW = Date.UTC(2026, 4, 4, 9);

describe('verifyProcessId', () => {
  let world: RunWorld;
  let run: RunState;

  beforeEach(async () => {
    world = new RunWorld(() => new SimulatedWorld(builtinArchive()));
    const prepared = await world.prepare('First batch', 3);
    run = {
      ...prepared,
      steps: [
        aStep('copy', {
          phase: 'done',
          instanceId: '7111111111',
          status: 'COMPLETED_SUCCESS',
          endedAt: NOW - 5000,
        }),
        aStep('migrate', { phase: 'guided', tries: ['7222222222'] }),
        aStep('register'),
      ],
    };
  });
  afterEach(() => world.close());

  const give = async (pasted: string, step: StepName = 'migrate'): Promise<GivenId> => {
    const [route] = world.configuration.routes;
    if (route === undefined) throw new Error('No route.');
    return world.until(verifyProcessId(world.world.alma, run, route, step, pasted));
  };
  const problemOf = async (pasted: string, step?: StepName) => {
    const given = await give(pasted, step);
    return given.ok ? undefined : given.problem.id;
  };
  const start = (job: 'copyJob' | 'migrateJob', jobName: string): string => {
    const [route] = world.configuration.routes;
    const setup = route?.[job];
    const own = (setup?.parameters ?? []).map(({ name, value }) => [name, value]);
    return world.world.library.jobs.start({
      jobId: setup?.id ?? '',
      parameters: { ...Object.fromEntries(own), set_id: run.set.id, job_name: jobName },
      submittedBy: 'admin',
      origin: 'page',
    }).id;
  };

  it('takes the id out of whatever was pasted around it', async () => {
    const id = start('migrateJob', 'Mine');
    for (const pasted of [
      id,
      ` ${id}\n`,
      `Job ID: ${id}.`,
      `External system job was successfully submitted. Job ID: ${id}`,
      `04/05/2026 11:20:15 DG Handle Migration ${id} 6040`,
      `Job 272: ${id}`,
    ]) {
      expect(await give(pasted))
        .withContext(pasted)
        .toEqual({ ok: true, instanceId: id, showsSet: false });
    }
  });

  it('recognises the number of a job, and no number at all', async () => {
    expect(await problemOf('272')).toBe('id-is-job');
    expect(await problemOf('Job ID 272')).toBe('id-is-job');
    expect(await problemOf('')).toBe('id-missing');
    expect(await problemOf('it ran')).toBe('id-missing');
  });

  it('recognises the number of the run’s own set, on Alma’s pages as long as a process id', async () => {
    expect(await give(`Set ID ${run.set.id}`)).toEqual({
      ok: false,
      problem: { id: 'id-is-set', with: { id: run.set.id, name: run.set.name } },
    });
  });

  it('refuses the id of another step, and takes back that of a former try of this one', async () => {
    expect(await problemOf('7111111111')).toBe('id-taken');
    expect((await give('7222222222')).ok).toBeTrue();
  });

  it('refuses a run of another job', async () => {
    const id = start('copyJob', 'Copy');
    expect(await problemOf(id, 'migrate')).toBe('id-other-job');
    expect(await problemOf(id, 'register')).toBe('id-other-job');
  });

  it('refuses what the app started for another run, on another set', async () => {
    expect(await problemOf(start('migrateJob', 'HA-2222-3333 migrate Second batch'))).toBe(
      'id-other-run',
    );
  });

  it('refuses a run that began before the step before had ended', async () => {
    const id = start('migrateJob', 'Mine');
    await world.pass(5000);
    const [copy, ...others] = run.steps;
    if (copy !== undefined)
      run = { ...run, steps: [{ ...copy, endedAt: NOW + 3_600_000 }, ...others] };
    expect(await problemOf(id)).toBe('id-too-early');
  });

  it('does not hold the clock of a machine against the times of Alma', async () => {
    const id = start('migrateJob', 'Mine');
    const [copy, ...others] = run.steps;
    // Alma did not show the run of this step: a person said that it had ended, at a clock three hours ahead.
    if (copy !== undefined)
      run = { ...run, steps: [{ ...copy, status: '', endedAt: NOW + 10_800_000 }, ...others] };
    expect(await problemOf(id)).toBeUndefined();
  });

  it('takes the start of this very run though the step before was run again since', async () => {
    const id = start('migrateJob', `${run.id} migrate ${run.set.name}`);
    await world.pass(5000);
    const [copy, ...others] = run.steps;
    if (copy !== undefined)
      run = { ...run, steps: [{ ...copy, endedAt: NOW + 3_600_000 }, ...others] };
    expect(await give(id)).toEqual({ ok: true, instanceId: id, showsSet: true });
  });

  it('sees in its name which set a run was for', async () => {
    const shown = start(
      'migrateJob',
      `DG Handle Migration - ${run.set.name} - 05/04/2026 09:00:00`,
    );
    expect(await give(shown)).toEqual({ ok: true, instanceId: shown, showsSet: true });
  });

  it('takes a run that Alma does not show as it is, and says that nothing shows its set', async () => {
    const id = world.runProfile(run.set);
    expect(await give(id, 'register')).toEqual({ ok: true, instanceId: id, showsSet: false });
  });

  it('asks to try again where the answer was lost', async () => {
    world.world.mishap = ({ path }) => (path.includes('/instances/') ? 'lost' : undefined);
    expect(await problemOf('7333333333')).toBe('id-not-read');
  });
});
