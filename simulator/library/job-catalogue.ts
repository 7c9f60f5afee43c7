import { OTHER_JOB_NAMES } from './job-names';
import { type JobDefinition, type JobParameterDefinition } from './model';
import { type Switches } from './switches';

/** The parameter of the migration task that names the control number. */
export const CONTROL_NUMBER_PARAMETER = 'task_214_controlNumberName';
const SOURCE_FIELD_PARAMETER = 'task_214_sourceField';
export const COPY_JOB = 'Copy dcterm to dcidentifier';
export const MIGRATE_JOB = 'DG Handle Migration';
export const REGISTER_JOB = 'Handle Integration';
export const HANDLE_PROFILE_ID = '27210000000006421';
export const HANDLE_PROFILE_NAME = 'Persistent Handle Identifiers for Digital Resource';

/** All jobs of the institution, in Alma's order: more than a page of the API's list holds. */
export function jobCatalogue(switches: Switches): readonly JobDefinition[] {
  const others = OTHER_JOB_NAMES.map(otherJob);
  return [...others.slice(0, 118), ...ours(switches), ...others.slice(118)];
}

function ours(switches: Switches): readonly JobDefinition[] {
  const refusal = switches['migrate-tasks'] === 'two' ? '402231' : null;
  return [
    {
      ...normalization('M7407373650006421', COPY_JOB, 'dc'),
      description: 'Copies dcterms:identifier to dc:identifier',
      effect: 'copy',
      parameters: [
        parameter('task_189_droolesFileKey', 'Drools file', 'Copy dcterm to dcidentifier.dc.norm'),
        parameter('task_189_distribution', 'Distribution', 'true'),
      ],
    },
    migration('M7407373660006421', MIGRATE_JOB, 'dc', 'dc:identifier', refusal),
    migration('M7407373670006421', 'MARC Handle Migration', 'marc', '024', refusal),
    migration('M7407373680006421', 'MODS Handle Migration', 'mods', 'mods:identifier', refusal),
    {
      id: 'S27210000000006421',
      name: REGISTER_JOB,
      description: 'Registers handles of digital titles',
      type: 'SCHEDULED',
      category: 'INTEGRATION',
      content: 'IED',
      creator: 'exl_impl',
      schedule: 'NOT_SCHEDULED',
      effect: 'register',
      family: null,
      parameters: [],
      // NOTE The Handle profile is not among the jobs that are documented to start by API.
      refusal: switches['handle-job'] === 'listed' ? null : '402249',
      profileId: HANDLE_PROFILE_ID,
    },
  ];
}

function migration(
  id: string,
  name: string,
  family: 'dc' | 'marc' | 'mods',
  sourceField: string,
  refusal: JobDefinition['refusal'],
): JobDefinition {
  return {
    ...normalization(id, name, family),
    description: 'Copies the handle from the metadata to the handle identifier',
    effect: 'migrate',
    parameters: [
      parameter(CONTROL_NUMBER_PARAMETER, 'Control Number', ''),
      parameter(SOURCE_FIELD_PARAMETER, 'Source Field', sourceField, false),
    ],
    refusal,
  };
}

function normalization(
  id: string,
  name: string,
  family: 'dc' | 'marc' | 'mods',
): Omit<JobDefinition, 'description' | 'effect' | 'parameters'> {
  return {
    id,
    name,
    type: 'MANUAL',
    category: 'NORMALIZATION',
    content: 'BIB_MMS',
    creator: 'admin',
    schedule: 'NOT_SCHEDULED',
    family,
    refusal: null,
    profileId: null,
  };
}

function parameter(
  name: string,
  description: string,
  proposed: string,
  isRequired = true,
): JobParameterDefinition {
  return { name, description, isRequired, proposed };
}

function otherJob(name: string, position: number): JobDefinition {
  const isScheduled = position % 3 === 1;
  return {
    id: `${isScheduled ? 'S' : 'M'}${position + 11}`,
    name,
    description: name,
    type: isScheduled ? 'SCHEDULED' : 'MANUAL',
    category: isScheduled ? 'REPOSITORY' : 'MAINTENANCE',
    content: isScheduled ? '' : 'BIB_MMS',
    creator: 'exl_impl',
    schedule: isScheduled ? 'DAILY' : 'NOT_SCHEDULED',
    effect: 'none',
    family: null,
    parameters: [],
    refusal: isScheduled ? '402248' : null,
    profileId: null,
  };
}
