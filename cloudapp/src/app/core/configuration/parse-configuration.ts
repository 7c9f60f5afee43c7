import * as v from 'valibot';

import { RECORD_FORMATS } from '../record/record-format';
import { CONFIGURATION_VERSION, type Configuration } from './configuration';

/** Something in a stored document that is not as it must be. */
export interface ConfigurationProblem {
  /** e.g. `routes.0.prefix`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

/** What a stored document turned out to be. */
export type ParsedConfiguration =
  | { readonly kind: 'none' }
  | { readonly kind: 'configuration'; readonly configuration: Configuration }
  | {
      readonly kind: 'damaged';
      readonly problems: readonly ConfigurationProblem[];
      readonly stored: unknown;
    }
  | { readonly kind: 'newer'; readonly version: number };

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(text);

const jobSchema = v.strictObject({
  id: text,
  name: text,
  parameters: v.array(v.strictObject({ name: text, value: text })),
});

const routeSchema = v.strictObject({
  id: v.pipe(text, v.nonEmpty()),
  name: text,
  prefix: text,
  formats: v.array(v.picklist(RECORD_FORMATS)),
  copyJob: v.optional(jobSchema),
  migrateJob: v.optional(jobSchema),
  controlNumber: v.strictObject({ name: text, prefix: text }),
  controlNumberConfirmed: v.boolean(),
  profile: v.optional(v.strictObject({ id: text, name: text, jobId: text })),
  runButton: v.picklist(['run', 'save-then-run']),
  runSentence: text,
  counters: v.strictObject({
    processed: names,
    exceptions: names,
    skipped: names,
    created: names,
    updated: names,
    failed: names,
  }),
});

const configurationSchema = v.strictObject({
  version: v.literal(CONFIGURATION_VERSION),
  routes: v.pipe(v.array(routeSchema), v.minLength(1)),
  normalForm: text,
  sites: v.array(v.strictObject({ domain: text, view: text })),
  resolver: text,
  repairRule: v.optional(v.strictObject({ pattern: text, handle: text })),
  localNumberPatterns: names,
  propagationMinutes: v.pipe(v.number(), v.minValue(0)),
  rates: v.strictObject({
    almaCallsPerWindow: count,
    almaAtOnce: count,
    almaGuardMs: count,
    handlesPerSecond: v.pipe(v.number(), v.minValue(0)),
    handlesAtOnce: count,
  }),
  repairLimit: count,
  production: v.optional(v.strictObject({ institution: text, host: text })),
});

/**
 * Reads a stored document as a configuration. Any JSON gives a value or the problems with it: never an
 * exception, never a default in place of something that is there and wrong.
 */
export function parseConfiguration(stored: unknown): ParsedConfiguration {
  if (isNothing(stored)) return { kind: 'none' };
  const version = versionOf(stored);
  if (version !== undefined && version > CONFIGURATION_VERSION) return { kind: 'newer', version };
  const parsed = v.safeParse(configurationSchema, stored);
  if (parsed.success) return { kind: 'configuration', configuration: withAll(parsed.output) };
  return {
    kind: 'damaged',
    stored,
    problems: parsed.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      message: issue.message,
    })),
  };
}

/** Alma's store answers `{}` for nothing, and the SDK for an error. */
function isNothing(stored: unknown): boolean {
  if (stored === undefined || stored === null || stored === '') return true;
  return typeof stored === 'object' && !Array.isArray(stored) && Object.keys(stored).length === 0;
}

function versionOf(stored: unknown): number | undefined {
  if (typeof stored !== 'object' || stored === null || !('version' in stored)) return undefined;
  return typeof stored.version === 'number' && Number.isFinite(stored.version)
    ? stored.version
    : undefined;
}

/** What a document may leave out is written out as `undefined`. */
function withAll(output: v.InferOutput<typeof configurationSchema>): Configuration {
  return {
    ...output,
    repairRule: output.repairRule,
    production: output.production,
    routes: output.routes.map((route) => ({
      ...route,
      copyJob: route.copyJob,
      migrateJob: route.migrateJob,
      profile: route.profile,
    })),
  };
}
