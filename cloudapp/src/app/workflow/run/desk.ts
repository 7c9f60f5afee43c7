import type { RunEvent } from './run-event';
import type { RunState, StepName, StepState } from './run-state';

/** Where the hands find the run, and where they tell what came of their work. */
export interface Desk {
  run(): RunState;
  /** @throws TypeError when the run has no such step */
  step(name: StepName): StepState;
  tell(event: RunEvent): Promise<void>;
  /** Whether the journal holds the run as it is now. */
  isKept(): boolean;
  /** Something is to be shown that is not in the run itself. */
  changed(): void;
  /** Aborted when the run is let go. */
  readonly signal: AbortSignal;
}
