/** What is not known of the real Alma, each with the answers between which a test can choose. */
const CHOICES = {
  /** Whether the Cloud App proxy makes calls over its limits wait, or refuses them. */
  proxy: ['queue', '429'],
  /** Whether runs of the Handle job can be read by API; where they are listed it can be started, too. */
  'handle-job': ['hidden', 'readable', 'listed'],
  /** Whether the fields of the Handle profile's Actions form can be read by API. */
  profile: ['opaque', 'readable'],
  /** Whether sets of digital titles can be made by API. */
  'ied-sets': ['allowed', 'refused'],
  /** Which set Run takes: the one on the form, or the one last saved. */
  'run-uses': ['form', 'saved'],
  /** What a batch does with an MMS ID that cannot be read. */
  'bad-batch': ['omit', '400'],
  /** What a GET with Accept: application/xml yields to an app. */
  'bib-xml': ['string', 'object'],
  /** Names and codes of the counters. */
  counters: ['english', 'other'],
  /** Of how many tasks the migration process is made: two cannot be started by API. */
  'migrate-tasks': ['one', 'two'],
  /** Where the Store of an app is. */
  store: ['user', 'browser'],
} as const;

type Choices = typeof CHOICES;
export type SwitchName = keyof Choices;
export type Switches = { readonly [Name in SwitchName]: Choices[Name][number] };

/** The first value of each. */
export const DEFAULT_SWITCHES: Switches = {
  proxy: 'queue',
  'handle-job': 'hidden',
  profile: 'opaque',
  'ied-sets': 'allowed',
  'run-uses': 'form',
  'bad-batch': 'omit',
  'bib-xml': 'string',
  counters: 'english',
  'migrate-tasks': 'one',
  store: 'user',
};

/** A switch that there is not, or a value that it does not have. */
export class UnknownSwitchError extends Error {
  override name = 'UnknownSwitchError';
}

/**
 * Reads `KEY=VALUE` settings; what is not named keeps its default, and the last one counts.
 * @throws UnknownSwitchError with a sentence that names what is possible.
 */
export function parseSwitches(settings: readonly string[]): Switches {
  return settings.reduce(withSetting, DEFAULT_SWITCHES);
}

function withSetting(switches: Switches, setting: string): Switches {
  const at = setting.indexOf('=');
  const name = at < 0 ? setting : setting.slice(0, at);
  if (!isSwitchName(name)) {
    const known = Object.keys(CHOICES).join(', ');
    throw new UnknownSwitchError(`Unknown switch "${name}". There are: ${known}.`);
  }
  const choices: readonly string[] = CHOICES[name];
  const value = at < 0 ? '' : setting.slice(at + 1);
  if (!choices.includes(value)) {
    const given = at < 0 ? 'no value' : `"${value}"`;
    throw new UnknownSwitchError(
      `Switch "${name}" has ${given}. Use one of: ${choices.join(', ')}.`,
    );
  }
  return { ...switches, [name]: value };
}

function isSwitchName(text: string): text is SwitchName {
  return Object.hasOwn(CHOICES, text);
}
