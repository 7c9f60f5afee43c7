import type { Verdict } from '../../core/verdict/verdict';
import type { GateResult, Problem, RunNumbers, RunSet, ShownCounter, StepName } from './run-state';

/** What can happen to a run. `now`: milliseconds since 1970. */
export type RunEvent =
  /** A person says to go on with the step that is ready, failed or waiting. */
  | { readonly type: 'confirmed'; readonly step: StepName; readonly now: number }
  /** A person wants to do, or has done, the step in Alma. */
  | { readonly type: 'by-hand'; readonly step: StepName; readonly now: number }
  | {
      readonly type: 'preflight-passed';
      readonly step: StepName;
      readonly launches: boolean;
      readonly jobName: string;
      readonly now: number;
    }
  | { readonly type: 'preflight-failed'; readonly step: StepName; readonly problem: Problem }
  | {
      readonly type: 'launched';
      readonly step: StepName;
      readonly instanceId: string;
      readonly now: number;
    }
  | { readonly type: 'launch-refused'; readonly step: StepName; readonly problem: Problem }
  /** Nothing was started, and the app does not start it: a person does the step in Alma. */
  | { readonly type: 'launch-withheld'; readonly step: StepName; readonly problem: Problem }
  | {
      readonly type: 'quota';
      readonly step: StepName;
      readonly until: number;
      readonly problem: Problem;
    }
  | { readonly type: 'quota-over'; readonly step: StepName; readonly now: number }
  | { readonly type: 'launch-lost'; readonly step: StepName; readonly problem: Problem }
  /** `found` among Alma's runs, or `given` by a person and verified: also in place of one that is followed. */
  | {
      readonly type: 'found' | 'given';
      readonly step: StepName;
      readonly instanceId: string;
      readonly showsSet: boolean;
      readonly now: number;
    }
  /** A person looked in Monitor Jobs and it is not there. */
  | { readonly type: 'not-there'; readonly step: StepName }
  | {
      readonly type: 'seen';
      readonly step: StepName;
      /** The run in Alma that was seen; one that is not this step's is not believed. */
      readonly instanceId: string;
      readonly status: string;
      readonly statusText: string;
      readonly progress: number | undefined;
    }
  | {
      readonly type: 'ended';
      readonly step: StepName;
      readonly instanceId: string;
      readonly status: string;
      readonly statusText: string;
      readonly endedAt: number;
      readonly numbers: RunNumbers;
      readonly counters: readonly ShownCounter[];
      /** Set when the status itself says that it went wrong. */
      readonly problem: Problem | undefined;
    }
  /** Alma does not let the app read this run: its numbers are for a person to enter. */
  | {
      readonly type: 'unreadable';
      readonly step: StepName;
      readonly instanceId: string;
      readonly problem: Problem;
    }
  /** The events of the run were read: how many skips are harmless. */
  | { readonly type: 'skips-explained'; readonly step: StepName; readonly harmless: number }
  /** A person said which of Alma's counters give the numbers that were not known. */
  | { readonly type: 'numbers-learned'; readonly step: StepName; readonly numbers: RunNumbers }
  | { readonly type: 'look-again'; readonly step: StepName }
  | {
      readonly type: 'gate';
      readonly step: StepName;
      readonly result: GateResult;
      readonly now: number;
    }
  | { readonly type: 'gate-unread'; readonly step: StepName; readonly problem: Problem }
  | {
      readonly type: 'accepted';
      readonly step: StepName;
      readonly words: string;
      readonly now: number;
    }
  | { readonly type: 'records-read'; readonly now: number; readonly set: RunSet }
  | { readonly type: 'waited'; readonly now: number }
  | {
      readonly type: 'handles-checked';
      readonly now: number;
      readonly counts: Readonly<Partial<Record<Verdict, number>>>;
      readonly newlyBroken: number;
    }
  | { readonly type: 'handles-unread'; readonly problem: Problem }
  /** Those that did not lead to their record were asked for once more, a while later. */
  | {
      readonly type: 'handles-rechecked';
      readonly now: number;
      readonly counts: Readonly<Partial<Record<Verdict, number>>>;
      readonly newlyBroken: number;
    }
  | { readonly type: 'check-again' }
  | { readonly type: 'stopped'; readonly now: number };

/** What must be done about it. The machine says so; the driver does it. */
export type Effect =
  | { readonly type: 'preflight'; readonly step: StepName }
  | { readonly type: 'launch'; readonly step: StepName; readonly jobName: string }
  | { readonly type: 'wait-for-quota'; readonly step: StepName; readonly until: number }
  | { readonly type: 'look-for'; readonly step: StepName }
  /** A person does the step in Alma: its run is looked for among Alma's. */
  | { readonly type: 'wait-for-run'; readonly step: StepName }
  | { readonly type: 'follow'; readonly step: StepName; readonly instanceId: string }
  | { readonly type: 'check-gate'; readonly step: StepName }
  | { readonly type: 'propagate'; readonly until: number }
  | { readonly type: 'check-handles' }
  /** Asks now and then again for those that do not lead to their record yet. */
  | { readonly type: 'check-later' }
  | { readonly type: 'report' };
