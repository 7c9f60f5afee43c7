import type { RecordFormat } from '../record/record-format';
import type { PrimoSite } from '../verdict/verdict';

/** The version of the stored document; older ones are upgraded when read. */
export const CONFIGURATION_VERSION = 1;

/** The institution's configuration: one document, kept by Alma for all its users. */
export interface Configuration {
  readonly version: typeof CONFIGURATION_VERSION;
  readonly routes: readonly Route[];
  /** How a handle is written in a record, with `{handle}`: `http://hdl.handle.net/{handle}`. */
  readonly normalForm: string;
  /** Primo sites whose record pages count as right; empty: any site does. */
  readonly sites: readonly PrimoSite[];
  /** Address of the handle resolver, without a slash at its end. */
  readonly resolver: string;
  readonly repairRule: RepairRule | undefined;
  /** How the institution's own numbers look, and what in them the suffix must equal. */
  readonly localNumberPatterns: readonly string[];
  /** How long after a run a bad handle may still be on its way, minutes. */
  readonly propagationMinutes: number;
  readonly rates: Rates;
  /** Above this number of records the Alma job is recommended over repairs in the app. */
  readonly repairLimit: number;
  /** The production Alma; elsewhere register is locked. `undefined`: not said yet. */
  readonly production: { readonly institution: string; readonly host: string } | undefined;
}

/** What belongs together for one kind of record. A run uses one route. */
export interface Route {
  /** Short and stable; runs and pilots refer to it. */
  readonly id: string;
  readonly name: string;
  /** e.g. `11084` */
  readonly prefix: string;
  readonly formats: readonly RecordFormat[];
  /** `undefined`: the institution has none; records must bear their handle in its place already. */
  readonly copyJob: JobSetup | undefined;
  readonly migrateJob: JobSetup | undefined;
  readonly controlNumber: { readonly name: string; readonly prefix: string };
  /** Whether an administrator saw that the control number's prefix is this route's. */
  readonly controlNumberConfirmed: boolean;
  readonly profile: ProfileSetup | undefined;
  /** Which button starts the profile, as the pilot proved it. */
  readonly runButton: 'run' | 'save-then-run';
  /** A sentence of the administrator's about that button; empty: the app's own. */
  readonly runSentence: string;
  /** The counters of this institution's jobs, as the pilot learned them. */
  readonly counters: CounterNames;
}

/** A job of the institution and the parameters with which it is started. */
export interface JobSetup {
  /** e.g. `M7407373650006421` */
  readonly id: string;
  readonly name: string;
  /** As the *API Information* panel gives them, without `set_id` and `job_name`. */
  readonly parameters: readonly JobParameter[];
}

export interface JobParameter {
  readonly name: string;
  readonly value: string;
}

/** A field of an integration profile, where Alma gives it, in its codes and in its words. */
export interface ProfileParameter extends JobParameter {
  /** Alma's words for the field; its name where there are none. */
  readonly label: string;
  /** Alma's words for the value; the value itself where there are none. */
  readonly words: string;
}

/** The integration profile of type Handle. */
export interface ProfileSetup {
  /** Its id in Alma; empty where it could not be read. */
  readonly id: string;
  readonly name: string;
  /** The job that runs it, where an administrator knows one; empty: register is guided only. */
  readonly jobId: string;
}

/** For each number that a gate needs, the names under which this institution's Alma gives it. */
export interface CounterNames {
  readonly processed: readonly string[];
  readonly exceptions: readonly string[];
  readonly skipped: readonly string[];
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly failed: readonly string[];
}

/** A handle made from one of the institution's own numbers: `grinnell:(\d+)` → `11084/$1`. */
export interface RepairRule {
  /** A regular expression on a whole local number, with one group. */
  readonly pattern: string;
  /** The handle, with `$1`. */
  readonly handle: string;
}

export interface Rates {
  /** Calls to Alma in any window of 5 s; Alma allows 25. 0: no limit. */
  readonly almaCallsPerWindow: number;
  /** Calls to Alma at once; Alma allows 10. 0: no limit. */
  readonly almaAtOnce: number;
  /** Added to the 5 s window, milliseconds. */
  readonly almaGuardMs: number;
  /** Handles asked in a second. 0: no limit. */
  readonly handlesPerSecond: number;
  readonly handlesAtOnce: number;
}
