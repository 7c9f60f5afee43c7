// The things in a simulated Alma, as plain data. Whatever changes is replaced, never altered.

/** A record as Alma holds it. Field names are the archive's; see `simulator/archive/archive.ts`. */
export interface BibRecord {
  readonly mmsId: string;
  /** `dcap01`, `dc`, `marc21`, `mods`, …, as Alma's `record_format`. */
  readonly recordFormat: string;
  readonly title: string;
  readonly isSuppressed: boolean;
  /** Whether the title has digital inventory: only such titles can be in a set of *Digital titles*. */
  readonly isDigital: boolean;
  /** Alma's own handle identifier, `prefix/suffix`, outside the metadata. */
  readonly background: string | null;
  /** The text of `<record>…</record>`, without an XML declaration. */
  readonly xml: string;
  readonly fault: RecordFault | null;
  /** Whether the copy job leaves the `xsi:type` on what it copies. */
  readonly copyKeepsType: boolean;
  /** The zone whose record this one is linked to: it cannot be written here. */
  readonly linkedTo: LinkedZone | null;
  readonly createdBy: string;
  /** ISO 8601 UTC. */
  readonly createdDate: string;
  readonly lastModifiedBy: string;
  /** ISO 8601 UTC. */
  readonly lastModifiedDate: string;
}

/** `corrupt`: cannot be read at all; `omitted-in-batch`: missing from batches, there when asked for alone. */
export type RecordFault = 'corrupt' | 'omitted-in-batch';
export type LinkedZone = 'NZ' | 'CZ';

export interface LibrarySet {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'ITEMIZED' | 'LOGICAL';
  /** Alma's code: `IED` (Digital titles), `BIB_MMS` (All titles), or another. */
  readonly content: string;
  readonly isPrivate: boolean;
  readonly createdBy: string;
  /** ISO 8601 UTC. */
  readonly createdDate: string;
  /** MMS IDs in set order. */
  readonly members: readonly string[];
  /** What a logical set looks for. */
  readonly query?: string;
}

export interface Institution {
  /** E.g. `01HVC_INST`. */
  readonly code: string;
  readonly name: string;
  /** Handle prefix, e.g. `20.500.99001`. */
  readonly prefix: string;
  readonly primo: { readonly domain: string; readonly view: string };
  readonly controlNumber: ControlNumber;
}

/** A sequence from which Alma makes numbers. */
export interface ControlNumber {
  readonly name: string;
  /** E.g. `20.500.99001/`. */
  readonly prefix: string;
  readonly next: number;
}

/** One value of a handle record. */
export interface HandleValue {
  /** @default its position, from 1 */
  readonly index?: number;
  readonly type: string;
  /** Text, or what `data.value` holds for formats other than `string`. */
  readonly value: unknown;
  /** @default 'string' */
  readonly format?: string;
  /** Seconds. @default 86400 */
  readonly ttl?: number;
}

/** A handle that the handle server knows. */
export interface Registration {
  readonly handle: string;
  readonly values: readonly HandleValue[];
  /**
   * What the public proxy still has in its cache: an address, or null for "not found".
   * Asked with `auth=true` it forgets this.
   */
  readonly cached?: string | null;
}

export type JobType = 'MANUAL' | 'SCHEDULED' | 'OTHER';

/** What a job does to the library; most of the jobs in the list do nothing here. */
export type JobEffect = 'copy' | 'migrate' | 'register' | 'none';

export interface JobParameterDefinition {
  /** E.g. `task_214_controlNumber`. */
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** What Alma's own form proposes. */
  readonly proposed: string;
}

export interface JobDefinition {
  /** Prefix S, M or O and digits. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: JobType;
  /** E.g. `NORMALIZATION`. */
  readonly category: string;
  /** The kind of set that a manual job takes: `BIB_MMS`, `IED`, …; empty where it takes none. */
  readonly content: string;
  readonly creator: string;
  readonly schedule: string;
  readonly effect: JobEffect;
  /** The kind of record that a normalization process understands. */
  readonly family: RecordFamily | null;
  /** Without `set_id` and `job_name`, which every manual job has. */
  readonly parameters: readonly JobParameterDefinition[];
  /** Alma's error code where the API refuses to start it. */
  readonly refusal: '402231' | '402248' | '402249' | null;
  /** Id of the integration profile that it belongs to. */
  readonly profileId: string | null;
}

/** How a record is built: what a normalization process is made for. */
export type RecordFamily = 'dc' | 'marc' | 'mods';

export type RunningStatus = 'QUEUED' | 'PENDING' | 'INITIALIZING' | 'RUNNING' | 'FINALIZING';
export type FinishedStatus =
  | 'COMPLETED_SUCCESS'
  | 'COMPLETED_WARNING'
  | 'COMPLETED_FAILED'
  | 'COMPLETED_NO_BULKS'
  | 'FAILED'
  | 'SKIPPED'
  | 'SYSTEM_ABORTED'
  | 'USER_ABORTED'
  | 'MANUAL_HANDLING_REQUIRED';
export type JobStatus = RunningStatus | FinishedStatus;

export interface JobCounter {
  /** Alma's `type.value`. */
  readonly code: string;
  /** Alma's `type.desc`, in words. */
  readonly label: string;
  readonly value: number;
  /** Where the report shows it. */
  readonly section: 'header' | 'statistics' | 'errors';
}

export interface JobAlert {
  readonly code: string;
  readonly label: string;
}

/** One run of a job; its id is the Process ID of the screens. */
export interface JobInstance {
  readonly id: string;
  readonly jobId: string;
  readonly jobName: string;
  /** As given by who started it: `job_name`. */
  readonly name: string;
  readonly effect: JobEffect;
  readonly status: JobStatus;
  /** 0 to 100; stays 0 for runs that failed. */
  readonly progress: number;
  /** Primary id of the user. */
  readonly submittedBy: string;
  /** Whether it was started by API or from Alma's own pages. */
  readonly origin: JobOrigin;
  /** ISO 8601 UTC. */
  readonly submitTime: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  /** When the status last changed. */
  readonly statusDate: string;
  readonly setId: string | null;
  /** The set's name when the run began. */
  readonly setName: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly counters: readonly JobCounter[];
  readonly alerts: readonly JobAlert[];
}

export type JobOrigin = 'api' | 'page' | 'past';

/** A line of a run's event report. */
export interface JobEvent {
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly type: 'INFORMATION' | 'WARNING' | 'ERROR';
  readonly mmsId: string;
  readonly title: string;
  /** The sentence. */
  readonly text: string;
}

export type HandleAction = 'CREATE' | 'CREATE_AND_UPDATE';
export type UponCreate = 'ADD_NEW' | 'ADD_NEW_AND_UPDATED' | 'DO_NOT_ADD';

/** The Actions form of the integration profile of type Handle. */
export interface HandleProfileForm {
  readonly isActive: boolean;
  /** Name of the control number from which new handles are made. */
  readonly controlNumber: string;
  readonly setId: string | null;
  readonly action: HandleAction;
  readonly uponCreate: {
    readonly marc: UponCreate;
    readonly dc: UponCreate;
    readonly mods: UponCreate;
  };
  /** What is written before a handle in the metadata; usually empty. */
  readonly metadataPrefix: {
    readonly marc: string;
    readonly dc: string;
    readonly mods: string;
  };
  readonly domain: string;
  readonly view: string;
  readonly schedule: string;
}

export interface UserRole {
  /** Alma's role_type code, e.g. `206`. */
  readonly code: string;
  readonly description: string;
}

export interface AlmaUser {
  readonly primaryId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly isAdmin: boolean;
  readonly roles: readonly UserRole[];
}

/** A run that ended before the simulated Alma began. */
export interface PastRun {
  readonly instance: JobInstance;
  readonly events: readonly JobEvent[];
}

/** Everything that a simulated Alma starts from. */
export interface Archive {
  readonly institution: Institution;
  readonly records: readonly BibRecord[];
  readonly sets: readonly LibrarySet[];
  readonly registrations: readonly Registration[];
  /** Oldest first. */
  readonly pastRuns: readonly PastRun[];
  /** Handles about which the handle server is slow or too busy. */
  readonly troubles?: readonly HandleTroubleAt[];
}

export interface HandleTroubleAt {
  readonly handle: string;
  /** How long an answer takes, in milliseconds. @default 0 */
  readonly delayMs?: number;
  /** Answers *too busy* (503) before the right one. @default 0 */
  readonly busyTimes?: number;
}
