import type { RunState, StepName } from '../run/run-state';

/** What is known of a step from outside the machine: what was told to it and what it asked for. */
interface StepRecord {
  /** Launches of which it is not known that they did not happen, or have ended. */
  readonly inDoubt: boolean;
  /** Whether a run of it was seen to end, and to end well. */
  readonly endedWell: boolean;
}

/** A state the machine can come to, and how. */
export interface Reached {
  readonly run: RunState;
  readonly records: Readonly<Partial<Record<StepName, StepRecord>>>;
  /** The words for each event on the shortest way here. */
  readonly path: readonly string[];
  /** Keys of the states from which one event leads here. */
  readonly before: Set<string>;
}
