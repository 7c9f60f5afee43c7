import type { MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import type { JobParameter, ProfileParameter } from '../../core/configuration/configuration';

/**
 * What the app needs of Alma, typed; every answer parsed at the edge.
 * Every method throws AlmaError, and stops with the signal's reason when aborted.
 */
export interface Alma {
  /** Sets whose name has these words, at most `limit` (≤ 100) from `offset`. */
  findSets(query: SetQuery, signal?: AbortSignal): Promise<Page<SetSummary>>;
  readSet(setId: string, signal?: AbortSignal): Promise<SetDetails>;
  /** One page of members, at most 100. A corrupted member makes the whole page fail. */
  readMembers(
    setId: string,
    offset: number,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Page<SetMember>>;
  /** Makes an empty itemized set. */
  createSet(draft: SetDraft, signal?: AbortSignal): Promise<MadeSet>;
  /** Makes an itemized set of what a logical one holds now. */
  itemizeSet(logicalSetId: string, draft: SetDraft, signal?: AbortSignal): Promise<MadeSet>;
  /** Adds at most 1,000 members; Alma refuses all of them when one is not valid. */
  addMembers(setId: string, mmsIds: readonly MmsId[], signal?: AbortSignal): Promise<void>;
  /** Takes at most 1,000 members out; Alma refuses all of them when one is not in the set. */
  removeMembers(setId: string, mmsIds: readonly MmsId[], signal?: AbortSignal): Promise<void>;
  deleteSet(setId: string, signal?: AbortSignal): Promise<void>;

  /**
   * Up to 100 records, those of them that Alma hands out, in any order; never one that was not asked for.
   * `digital` of each is `undefined`.
   */
  readBibs(mmsIds: readonly MmsId[], signal?: AbortSignal): Promise<readonly BibRecord[]>;
  readBib(mmsId: MmsId, signal?: AbortSignal): Promise<BibRecord>;
  /**
   * For up to 100 records, whether each has digital inventory; nothing is said of one that Alma
   * leaves out of its answer. Costs one call.
   */
  readDigital(mmsIds: readonly MmsId[], signal?: AbortSignal): Promise<ReadonlyMap<MmsId, boolean>>;
  /** Replaces a record's `<record>`; format and suppression stay as they are given. */
  writeBib(bib: BibRecord, xml: string, signal?: AbortSignal): Promise<void>;

  /** One page of all jobs, at most 100. */
  listJobs(query: JobQuery, signal?: AbortSignal): Promise<Page<JobSummary>>;
  readJob(jobId: string, signal?: AbortSignal): Promise<JobSummary>;
  /** Starts a job. Never repeat a call that threw with `outcomeUnknown`. @returns the id of the instance. */
  startJob(
    jobId: string,
    parameters: readonly JobParameter[],
    signal?: AbortSignal,
  ): Promise<string>;
  listInstances(query: InstanceQuery, signal?: AbortSignal): Promise<Page<JobInstance>>;
  /** Any run by its process id, whatever its job. */
  readInstance(instanceId: string, signal?: AbortSignal): Promise<JobInstance>;

  listProfiles(signal?: AbortSignal): Promise<readonly IntegrationProfile[]>;
  readProfile(profileId: string, signal?: AbortSignal): Promise<IntegrationProfile>;
  readCodeTable(name: string, signal?: AbortSignal): Promise<readonly CodeTableRow[]>;
  /** The user's active roles. */
  readRoles(signal?: AbortSignal): Promise<readonly UserRole[]>;
}

export interface Page<T> {
  readonly rows: readonly T[];
  /** How many there are in all, as Alma says. */
  readonly total: number;
}

export interface SetQuery {
  /** Words in the name; empty: all sets. */
  readonly name: string;
  readonly limit: number;
  readonly offset: number;
}

export interface SetSummary {
  readonly id: string;
  readonly name: string;
  readonly type: 'ITEMIZED' | 'LOGICAL' | 'other';
  /** Alma's code of what it holds: `BIB_MMS` All titles, `IED` Digital titles, … */
  readonly content: string;
  /** Alma's own words for `content`. */
  readonly contentName: string;
  readonly isPrivate: boolean;
  readonly createdBy: string;
  /** ISO 8601; empty when Alma does not say. */
  readonly createdAt: string;
}

/** A set as Alma tells of one alone. */
export interface MadeSet extends SetSummary {
  readonly description: string;
}

export interface SetDetails extends MadeSet {
  /** Members in all; 0 only where Alma says so. */
  readonly size: number;
}

export interface SetMember {
  readonly mmsId: MmsId;
  readonly description: string;
}

export interface SetDraft {
  readonly name: string;
  readonly description: string;
  readonly content: 'IED' | 'BIB_MMS';
  readonly isPrivate: boolean;
}

export interface JobQuery {
  readonly type?: 'MANUAL' | 'SCHEDULED' | 'OTHER';
  readonly profileId?: string;
  readonly limit: number;
  readonly offset: number;
}

export interface JobSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly category: string;
  readonly content: string;
}

export interface InstanceQuery {
  /** A job id, or `ALL`. */
  readonly jobId: string;
  /** `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly offset: number;
}

/** Alma's codes of a run's status, and `unknown` for one not seen before. */
export type RunStatus =
  | 'QUEUED'
  | 'PENDING'
  | 'INITIALIZING'
  | 'RUNNING'
  | 'FINALIZING'
  | 'COMPLETED_SUCCESS'
  | 'COMPLETED_WARNING'
  | 'COMPLETED_FAILED'
  | 'COMPLETED_NO_BULKS'
  | 'FAILED'
  | 'SKIPPED'
  | 'SYSTEM_ABORTED'
  | 'USER_ABORTED'
  | 'MANUAL_HANDLING_REQUIRED'
  | 'unknown';

/** A run of a job. Its id is what Alma's pages call *Process ID*. */
export interface JobInstance {
  readonly id: string;
  readonly name: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly status: RunStatus;
  /** The status in Alma's own words, for one that is `unknown` too. */
  readonly statusText: string;
  /** 0 to 100; `undefined` where Alma gives none. Stays 0 for failed runs. */
  readonly progress: number | undefined;
  readonly submittedBy: string;
  /** ISO 8601; empty when not there yet. */
  readonly submittedAt: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly counters: readonly RunCounter[];
  readonly alerts: readonly string[];
}

export interface RunCounter {
  /** Alma's code for it. */
  readonly code: string;
  /** Alma's words for it, in the institution's language. */
  readonly label: string;
  readonly value: number;
}

export interface IntegrationProfile {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly typeName: string;
  /** Empty where Alma does not give them. */
  readonly parameters: readonly ProfileParameter[];
}

export interface CodeTableRow {
  readonly code: string;
  readonly description: string;
}

export interface UserRole {
  /** e.g. `26` General System Administrator. */
  readonly type: string;
  readonly name: string;
}
