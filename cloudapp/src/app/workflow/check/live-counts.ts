import type { JudgedRecord } from '../../core/state/judged-record';
import {
  FINDINGS,
  RECORD_STATES,
  type Finding,
  type RecordState,
} from '../../core/state/record-state';

/** How many records are in each state, and how many bear each finding. */
export interface CheckCounts {
  readonly states: Readonly<Record<RecordState, number>>;
  readonly findings: Readonly<Record<Finding, number>>;
}

/** Counts records while they come in, without looking at all of them again. */
export class LiveCounts {
  private readonly states = zeros(RECORD_STATES);
  private readonly findings = zeros(FINDINGS);

  add(record: JudgedRecord): void {
    this.count(record, 1);
  }

  remove(record: JudgedRecord): void {
    this.count(record, -1);
  }

  get counts(): CheckCounts {
    return { states: { ...this.states }, findings: { ...this.findings } };
  }

  private count(record: JudgedRecord, by: 1 | -1): void {
    this.states[record.state] += by;
    for (const finding of record.findings) this.findings[finding] += by;
  }
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
