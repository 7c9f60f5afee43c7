import { AlmaError } from '../../alma/port/alma-error';
import type { Alma } from '../../alma/port/alma';
import { compareTrees } from '../../core/edit/compare-trees';
import type { BibRecord } from '../../core/record/bib-record';
import { BrokenXmlError } from '../../core/xml/namespaced';
import { waitFor } from '../long-work/pause-gate';
import type { PlannedRepair } from './planned-repair';
import type { RepairOutcome, RepairResult } from './repair-result';

/** Waits before a record is read after a lost answer, milliseconds: Alma may still be writing. */
const SETTLE_WAITS_MS = [2_000, 5_000, 15_000];

/**
 * Writes one reviewed change: reads the record again, compares it with what was reviewed, writes, reads back,
 * compares. Never writes twice, and calls nothing done that it did not see.
 * @throws the signal's reason when stopped before the write; after the write it is carried to its end
 */
export async function writeRecord(
  alma: Alma,
  repair: PlannedRepair,
  signal: AbortSignal,
): Promise<RepairOutcome> {
  let fresh: BibRecord;
  try {
    fresh = await alma.readBib(repair.mmsId, signal);
  } catch (error) {
    signal.throwIfAborted();
    return failed(error, 'unreadable');
  }
  if (isAsReviewed(fresh, repair) === 'as-intended') return outcome('already-there');
  if (isAsReviewed(fresh, repair) !== 'as-before') return outcome('changed');
  signal.throwIfAborted();
  try {
    await alma.writeBib(fresh, repair.after);
  } catch (error) {
    // Only a plain refusal says that nothing was written; all else is settled by reading.
    if (!(error instanceof AlmaError)) throw error;
    if (error.outcomeUnknown) return settle(alma, repair, error);
    return failed(error, 'refused');
  }
  return readBack(alma, repair);
}

type Likeness = 'as-before' | 'as-intended' | 'respelled' | 'other';

/** NOTE Byte for byte: a record that merely looks alike was not reviewed. */
function isAsReviewed(fresh: BibRecord, { before, xml, after }: PlannedRepair): Likeness {
  const isSameFrame =
    fresh.format === before.format &&
    fresh.suppressed === before.suppressed &&
    fresh.linkedTo === undefined;
  if (!isSameFrame || fresh.xml === undefined) return 'other';
  if (fresh.xml === after) return 'as-intended';
  return fresh.xml === xml ? 'as-before' : 'other';
}

/** The answer was lost: what happened is read, never written again. */
async function settle(alma: Alma, repair: PlannedRepair, lost: AlmaError): Promise<RepairOutcome> {
  let last = outcome('unverified', lost);
  for (const ms of SETTLE_WAITS_MS) {
    await waitFor(ms, new AbortController().signal);
    const seen = await look(alma, repair);
    if (!('result' in seen)) {
      if (seen.likeness !== 'as-before') return judgeWritten(seen, repair);
      last = outcome('not-written', lost);
    } else if (seen.result === 'differs') {
      return seen;
    } else {
      last = seen;
    }
  }
  return last;
}

async function readBack(alma: Alma, repair: PlannedRepair): Promise<RepairOutcome> {
  const seen = await look(alma, repair);
  return 'result' in seen ? seen : judgeWritten(seen, repair);
}

interface Seen {
  readonly bib: BibRecord;
  readonly likeness: Likeness;
}

async function look(alma: Alma, repair: PlannedRepair): Promise<Seen | RepairOutcome> {
  try {
    const bib = await alma.readBib(repair.mmsId);
    return { bib, likeness: isAsReviewed(bib, repair) };
  } catch (error) {
    if (!(error instanceof AlmaError)) throw error;
    // A record that Alma handed out before the write and refuses after it may have been harmed.
    return error.kind === 'refused' ? outcome('differs', error) : outcome('unverified', error);
  }
}

function judgeWritten({ bib, likeness }: Seen, repair: PlannedRepair): RepairOutcome {
  if (likeness === 'as-intended') return outcome('done');
  if (bib.suppressed !== repair.before.suppressed) return differs('suppress_from_publishing');
  if (bib.format !== repair.before.format) return differs('record_format');
  try {
    const compared = compareTrees(repair.after, bib.xml ?? '');
    if (compared === 'equal') return outcome('done');
    return compared === 'spelling' ? outcome('done-respelled') : differs(compared.path);
  } catch (error) {
    // What came back is no record any more: that is a difference, and the worst one.
    if (error instanceof BrokenXmlError) return differs(error.message);
    throw error;
  }
}

function differs(where: string): RepairOutcome {
  return { ...outcome('differs'), message: where };
}

function failed(error: unknown, otherwise: RepairResult): RepairOutcome {
  if (!(error instanceof AlmaError)) throw error;
  return outcome(error.kind === 'unauthorized' ? 'unauthorized' : otherwise, error);
}

function outcome(result: RepairResult, error?: AlmaError): RepairOutcome {
  return {
    result,
    at: Date.now(),
    code: error?.code ?? '',
    message: error?.message ?? '',
    trackingId: error?.trackingId ?? '',
  };
}
