import {
  CONTROL_NUMBER_PARAMETER,
  COPY_JOB,
  HANDLE_PROFILE_ID,
  HANDLE_PROFILE_NAME,
  MIGRATE_JOB,
} from '../library/job-catalogue';
import { type Library } from '../library/library';

/** What the demo configuration is built from. */
export interface DemoSurroundings {
  readonly library: Library;
  /** Where handles are asked for: `http://127.0.0.1:4400/hdl`. */
  readonly resolver: string;
  /** Whether the proxy's limits are in force; otherwise the app is configured without rates. */
  readonly hasLimits: boolean;
}

/**
 * The configuration with which our own app starts in the simulated Alma (`--config demo`): built
 * from the archive and from the simulated Alma's own job ids, in the shape that the app stores.
 */
export function demoConfig({ library, resolver, hasLimits }: DemoSurroundings): string {
  const { institution } = library;
  const { controlNumber, prefix, primo } = institution;
  const document = {
    version: 1,
    routes: [
      {
        id: 'dublin-core',
        name: 'Dublin Core',
        prefix,
        formats: ['dc', 'dcap01', 'dcap02', 'dcap-etd'],
        copyJob: jobSetup(library, COPY_JOB, controlNumber.name),
        migrateJob: jobSetup(library, MIGRATE_JOB, controlNumber.name),
        controlNumber: { name: controlNumber.name, prefix: controlNumber.prefix },
        controlNumberConfirmed: true,
        profile: {
          id: HANDLE_PROFILE_ID,
          name: HANDLE_PROFILE_NAME,
          jobId: '',
        },
        runButton: 'run',
        runSentence: '',
        counters: {
          processed: ['Records processed'],
          exceptions: ['Records with exceptions'],
          skipped: ['Records skipped'],
          created: ['Handle was created successfully'],
          updated: ['Handle was updated successfully'],
          failed: ['Records failed'],
        },
      },
    ],
    normalForm: 'http://hdl.handle.net/{handle}',
    sites: [{ domain: primo.domain, view: primo.view }],
    resolver,
    localNumberPatterns: ['[A-Za-z]+:(\\d+)', '[A-Za-z]{2,5}_(\\d{10})'],
    propagationMinutes: 30,
    rates: {
      almaCallsPerWindow: hasLimits ? 25 : 0,
      almaAtOnce: hasLimits ? 10 : 0,
      almaGuardMs: hasLimits ? 50 : 0,
      handlesPerSecond: hasLimits ? 20 : 0,
      handlesAtOnce: hasLimits ? 6 : 0,
    },
    repairLimit: 300,
  };
  return JSON.stringify(document);
}

/** A job with the parameters that its own form would send. */
function jobSetup(library: Library, name: string, controlNumber: string): object | undefined {
  const job = library.jobs.named(name);
  if (job === undefined) return undefined;
  return {
    id: job.id,
    name: job.name,
    parameters: job.parameters.map((parameter) => ({
      name: parameter.name,
      value: parameter.name === CONTROL_NUMBER_PARAMETER ? controlNumber : parameter.proposed,
    })),
  };
}
