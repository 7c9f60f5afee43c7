import { outcomeOf, type RunForOutcome } from '../../core/outcome/outcome-of';
import { OUTCOMES, type Outcome } from '../../core/outcome/outcome';
import type { JudgedRecord } from '../../core/state/judged-record';
import { RECORD_STATES } from '../../core/state/record-state';
import { VERDICTS, type Verdict } from '../../core/verdict/verdict';

/** Place 0: the handle was not asked for. */
const VERDICT_PLACES = VERDICTS.length + 1;

/**
 * How many records have which outcome, counted while records and verdicts come in: a table of all that
 * an outcome follows from, so that telling the numbers of 100,000 records looks at some 200 cells.
 */
export class OutcomeTally {
  private readonly cells = new Uint32Array(RECORD_STATES.length * 2 * VERDICT_PLACES);
  /** By position: the cell without verdict, and one more; 0 where no record is. */
  private readonly kinds: number[] = [];
  private readonly verdicts: number[] = [];
  /** Positions of the records that bear one handle that can be asked for. */
  private readonly bearing = new Set<number>();

  /** How many records bear one handle that can be asked for. */
  get toAsk(): number {
    return this.bearing.size;
  }

  /** A record came, or came anew in another state. */
  putRecord(record: JudgedRecord): void {
    const { position } = record;
    this.move(position, -1);
    const isSuppressed = record.findings.includes('suppressed') ? 1 : 0;
    this.kinds[position] = RECORD_STATES.indexOf(record.state) * 2 + isSuppressed + 1;
    this.move(position, 1);
    const canBeAsked = record.mmsId !== undefined && record.handle !== undefined;
    if (canBeAsked) this.bearing.add(position);
    else this.bearing.delete(position);
  }

  /** @param verdict `undefined`: nothing is known any more */
  putVerdict(position: number, verdict: Verdict | undefined): void {
    this.move(position, -1);
    this.verdicts[position] = verdict === undefined ? 0 : VERDICTS.indexOf(verdict) + 1;
    this.move(position, 1);
  }

  /** The handles are asked anew. */
  forgetVerdicts(): void {
    for (const position of this.verdicts.keys()) this.putVerdict(position, undefined);
  }

  /** Every outcome with its number, those without any included. */
  counts(run: RunForOutcome | undefined, now: number): Readonly<Record<Outcome, number>> {
    const counts = Object.fromEntries(OUTCOMES.map((id) => [id, 0])) as Record<Outcome, number>;
    for (const [cell, count] of this.cells.entries()) {
      if (count === 0) continue;
      const kind = Math.floor(cell / VERDICT_PLACES);
      const state = RECORD_STATES[kind >> 1];
      if (state === undefined) continue;
      const { outcome } = outcomeOf({
        state,
        findings: kind % 2 === 1 ? ['suppressed'] : [],
        verdict: VERDICTS[(cell % VERDICT_PLACES) - 1],
        run,
        now,
      });
      counts[outcome] += count;
    }
    return counts;
  }

  private move(position: number, by: 1 | -1): void {
    const kind = this.kinds[position] ?? 0;
    if (kind === 0) return;
    const cell = (kind - 1) * VERDICT_PLACES + (this.verdicts[position] ?? 0);
    this.cells[cell] = (this.cells[cell] ?? 0) + by;
  }
}
