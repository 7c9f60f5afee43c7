import { waitFor } from '../long-work/pause-gate';
import type { Desk } from './desk';
import type { HandleFindings, RunRecords } from './run-records';

/** What does not work a day later is not on its way any more. */
const LATEST_MS = 86_400_000;

/** Asks for the handles of a run's set once its jobs are done. */
export class HandleProver {
  /** What the last check found; `undefined` before it, and after a reload. */
  findings: HandleFindings | undefined;

  constructor(
    private readonly desk: Desk,
    private readonly records: RunRecords,
  ) {}

  /** Asks for every handle of the set. */
  async check(): Promise<void> {
    const { signal } = this.desk;
    const found = await this.records.checkAll(this.desk.run(), signal);
    this.findings = found;
    const { check, newlyBroken } = found;
    await this.desk.tell({
      type: 'handles-checked',
      now: Date.now(),
      counts: check.snapshot.counts,
      newlyBroken: newlyBroken.length,
    });
  }

  /** Handles may need hours to come through: while the panel is open they are asked for again. */
  async checkLater(): Promise<void> {
    const { signal } = this.desk;
    const found = this.findings;
    if (found === undefined) return;
    for (let wait = this.desk.run().propagationMs; wait <= LATEST_MS; wait *= 2) {
      await waitFor(wait, signal);
      // Somebody had all of them checked meanwhile.
      if (this.findings?.check !== found.check) return;
      const { check, newlyBroken } = await this.records.checkFailing(
        this.desk.run(),
        found,
        signal,
      );
      if (this.findings.check !== found.check) return;
      this.findings = { ...found, newlyBroken };
      const { counts } = check.snapshot;
      const type = 'handles-rechecked';
      await this.desk.tell({ type, now: Date.now(), counts, newlyBroken: newlyBroken.length });
      if (counts.right === found.records.length) return;
    }
  }
}
