import { HANDLE_PROFILE_ID } from '../../../../../simulator/library/job-catalogue';
import type { Configuration } from '../../core/configuration/configuration';
import type { SimulatedWorld } from './simulated-world';

/** The configuration that fits the simulated Alma: its own jobs, with their parameters, and its profile. */
export function configured(world: SimulatedWorld): Configuration {
  const { jobs, institution } = world.library;
  const setup = (name: string) => {
    const job = jobs.named(name);
    if (job === undefined) throw new Error(`No job "${name}".`);
    const parameters = job.parameters.map((parameter) => ({
      name: parameter.name,
      value: parameter.name.includes('controlNumber')
        ? institution.controlNumber.name
        : parameter.proposed,
    }));
    return { id: job.id, name: job.name, parameters };
  };
  return {
    ...world.configuration,
    routes: world.configuration.routes.map((route) => ({
      ...route,
      copyJob: setup('Copy dcterm to dcidentifier'),
      migrateJob: setup('DG Handle Migration'),
      profile: { id: HANDLE_PROFILE_ID, name: 'Handle', jobId: '' },
    })),
  };
}
