import type { JobParameter } from './configuration';

/** A field of the Handle profile's form. Ids of sentences. */
export const PROFILE_FIELDS = [
  'active',
  'control-number',
  'set',
  'action',
  'upon-create',
  'domain',
  'view',
  'schedule',
  'other',
] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

// Alma's names for these are not published: they are known by what they speak of.
const SPEAKS_OF: readonly (readonly [ProfileField, RegExp])[] = [
  ['upon-create', /upon.?create/i],
  ['control-number', /control/i],
  ['action', /action/i],
  ['domain', /domain/i],
  ['view', /view/i],
  ['schedule', /schedul/i],
  ['active', /active/i],
  ['set', /set/i],
];

/** What a profile says, where Alma gives its parameters: each with the field that it is. */
export interface ProfileStatement extends JobParameter {
  readonly field: ProfileField;
}

/** Reads a profile's parameters, in the order of the form. */
export function statementsOf(parameters: readonly JobParameter[]): readonly ProfileStatement[] {
  return parameters
    .map((parameter) => ({ ...parameter, field: fieldOf(parameter.name) }))
    .sort((one, other) => PROFILE_FIELDS.indexOf(one.field) - PROFILE_FIELDS.indexOf(other.field));
}

/** What the profile says of a field; empty where it does not. */
export function valueIn(parameters: readonly JobParameter[], field: ProfileField): string {
  return parameters.find(({ name }) => fieldOf(name) === field)?.value ?? '';
}

function fieldOf(name: string): ProfileField {
  return SPEAKS_OF.find(([, sign]) => sign.test(name))?.[0] ?? 'other';
}
