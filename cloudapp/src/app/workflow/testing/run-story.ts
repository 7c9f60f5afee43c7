import type { Fault } from '../../../../../simulator/gateway/faults';
import type { TitleStage } from '../../../../../simulator/archive/title-maker';
import type { Switches } from '../../../../../simulator/library/switches';
import type { StepName, Way } from '../run/run-state';

/** What goes wrong in a story, and when: milliseconds from its start. */
export type Trouble = { readonly at: number } & (
  | { readonly what: 'calls'; readonly faults: readonly Fault[] }
  /** A panel is closed; whether it is given the time to let go. */
  | { readonly what: 'reload'; readonly panel: number; readonly isGraceful: boolean }
  | { readonly what: 'open'; readonly browser: number }
  /** The person's machine sleeps, and wakes up. */
  | { readonly what: 'sleep'; readonly ms: number }
  /** The clock of the person's machine is set: forward, or back. */
  | { readonly what: 'clock'; readonly ms: number }
  /** How the next run of a job ends. */
  | { readonly what: 'ending'; readonly step: StepName; readonly ending: string }
  | { readonly what: 'roles'; readonly roles: readonly string[] }
  | { readonly what: 'handles-down' }
  /** Somebody else runs a job on another set. */
  | { readonly what: 'somebody'; readonly step: 'copy' | 'migrate' }
  /** What the Store holds is lost, and every panel closed: only Alma knows of the run. */
  | { readonly what: 'store-lost' }
  /** Somebody takes a title out of the set. */
  | { readonly what: 'member-dropped' }
  /** Somebody saves the Handle profile as a run needs it. */
  | { readonly what: 'profile-saved'; readonly set: 'own' | 'other' }
  /** Somebody writes the record. */
  | { readonly what: 'changed'; readonly title: number }
  /** Alma hands the record out no more, for a while. */
  | { readonly what: 'corrupted'; readonly title: number }
  | { readonly what: 'peace' }
);

/** A story of the workflow, before it is told. */
export interface RunStory {
  /** `whole`: the titles are checked, repaired, and made a set of before the run. */
  readonly kind: 'workflow' | 'whole';
  readonly seed: number;
  readonly way: Way;
  /** Where each title of the set stands at the start. */
  readonly titles: readonly TitleStage[];
  /** How many titles another set has. */
  readonly others: number;
  readonly switches: Switches;
  readonly latencyMs: number;
  /** Whether an administrator has noted the job of the Handle profile. */
  readonly hasProfileJob: boolean;
  readonly troubles: readonly Trouble[];
}

/** What came of a story. */
export interface RunStoryEnd {
  readonly end: 'right' | 'not-right' | 'none';
  /** What must never be: the rule, a colon, and what was seen; empty when all is well. */
  readonly faults: readonly string[];
  /** What happened, a line each. */
  readonly trace: readonly string[];
}
