import type { ProfileParameter } from './configuration';

/** A field of the Handle profile's form. Ids of sentences. */
const PROFILE_FIELDS = [
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
  ['upon-create', /\bupon create/],
  ['control-number', /\bcontrol/],
  ['action', /\baction\b/],
  ['domain', /\bdomain\b/],
  ['view', /\bview\b/],
  ['schedule', /\bschedul/],
  ['active', /\bactive\b/],
  ['set', /\bset(id|name)?\b/],
];

/** What a profile says, where Alma gives its parameters: each with the field that it is. */
export interface ProfileStatement extends ProfileParameter {
  readonly field: ProfileField;
}

/** Reads a profile's parameters, in the order of the form. */
export function statementsOf(parameters: readonly ProfileParameter[]): readonly ProfileStatement[] {
  return parameters
    .map((parameter) => ({ ...parameter, field: fieldOf(parameter) }))
    .sort((one, other) => PROFILE_FIELDS.indexOf(one.field) - PROFILE_FIELDS.indexOf(other.field));
}

/** What the profile says of a field; empty where it does not. */
export function valueIn(parameters: readonly ProfileParameter[], field: ProfileField): string {
  return parameters.find((parameter) => fieldOf(parameter) === field)?.value ?? '';
}

/** By its name and by Alma's words for it; `other` where they contradict each other. */
function fieldOf({ name, label }: ProfileParameter): ProfileField {
  const known = [name, label].flatMap((text) => {
    const words = wordsIn(text);
    return SPEAKS_OF.find(([, sign]) => sign.test(words))?.[0] ?? [];
  });
  const [field = 'other'] = known;
  return known.every((one) => one === field) ? field : 'other';
}

/** `CREATE_AND_UPDATE`, `createAndUpdate` and `Create and update` are the same words. */
export function wordsIn(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
