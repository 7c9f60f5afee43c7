import * as v from 'valibot';

/** The version of the stored settings. */
const SETTINGS_VERSION = 1;

/** What the app opens with, where the Alma page shows neither a set nor records. */
export const OPENINGS = ['start', 'last-set', 'runs'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** One user's settings. The language is not among them: it follows Alma. */
export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  readonly opening: (typeof OPENINGS)[number];
  readonly density: (typeof DENSITIES)[number];
  /** Whether the app says in a notice that a step of a run has ended. */
  readonly noticeAtStepEnd: boolean;
  /** Whether the filters of a set's list are as they were left. */
  readonly rememberFilters: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  opening: 'start',
  density: 'comfortable',
  noticeAtStepEnd: true,
  rememberFilters: false,
};

/** What stored settings turned out to be. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** Names of settings that were stored in a way that is not known: the default stands, and it is said. */
  readonly unknown: readonly string[];
}

const schemas = {
  opening: v.picklist(OPENINGS),
  density: v.picklist(DENSITIES),
  noticeAtStepEnd: v.boolean(),
  rememberFilters: v.boolean(),
};

/** Reads stored settings, one by one: what is damaged or absent leaves the others as they are. Never throws. */
export function parseSettings(stored: unknown): ParsedSettings {
  const entries = isObject(stored) ? stored : {};
  const unknown: string[] = [];
  const read = <T>(
    name: keyof typeof schemas,
    schema: v.GenericSchema<unknown, T>,
    other: T,
  ): T => {
    if (!Object.hasOwn(entries, name)) return other;
    const parsed = v.safeParse(schema, entries[name]);
    if (parsed.success) return parsed.output;
    unknown.push(name);
    return other;
  };
  const settings: Settings = {
    version: SETTINGS_VERSION,
    opening: read('opening', schemas.opening, DEFAULT_SETTINGS.opening),
    density: read('density', schemas.density, DEFAULT_SETTINGS.density),
    noticeAtStepEnd: read(
      'noticeAtStepEnd',
      schemas.noticeAtStepEnd,
      DEFAULT_SETTINGS.noticeAtStepEnd,
    ),
    rememberFilters: read(
      'rememberFilters',
      schemas.rememberFilters,
      DEFAULT_SETTINGS.rememberFilters,
    ),
  };
  return { settings, unknown };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
