import { type JobContext, type WorkOnBulk } from './bulk-job';
import { copyBulk } from './copy-job';
import { migrateBulk } from './migrate-job';
import { CONTROL_NUMBER_PARAMETER } from './job-catalogue';
import { type HandleProfileForm, type JobDefinition } from './model';
import { registerBulk } from './register-job';

/**
 * What the run of a job does to its records.
 * @returns a sentence where the parameters make no sense: such a run fails.
 */
export function workOf(
  job: JobDefinition,
  parameters: Readonly<Record<string, string>>,
  form: HandleProfileForm | undefined,
  context: JobContext,
): WorkOnBulk | string {
  const family = job.family ?? 'dc';
  switch (job.effect) {
    case 'copy':
      return (records) => copyBulk(records, family, context);
    case 'migrate': {
      const name = parameters[CONTROL_NUMBER_PARAMETER] ?? '';
      const controlNumber = context.controlNumbers.get(name);
      if (controlNumber === undefined) return `There is no control number "${name}".`;
      return (records) => migrateBulk(records, family, controlNumber, context);
    }
    case 'register':
      if (form === undefined) return 'The Handle job runs from its integration profile.';
      return (records) => registerBulk(records, form, context);
    case 'none':
      return (records) => ({ tally: { processed: records.length }, notes: [] });
  }
}
