import type { Handle } from '../handle/handle';
import { parseHandle } from '../handle/parse-handle';
import { isMmsId, type MmsId } from '../identifiers/mms-id';
import type { JobEvent } from './job-event';

/** What an event report holds, as far as it was understood. */
export interface EventReport {
  readonly events: readonly JobEvent[];
  /** Rows with something in them that is neither header nor a sentence known here. */
  readonly unrecognised: number;
}

// The sentences of the migration task, in English (as Alma writes them, whatever the language of the header):
//  - Record X was skipped. Reason: BIB record MMS ID X already has a handle identifier P/S
//  - Record X was skipped. Reason: BIB record MMS ID X does not have a handle identifier
//  - the handle is all that follows; a full stop at its end would be part of it
const ALREADY_HAS = /already has an? handle identifier\s*:?\s*(.*)$/is;
const HAS_NONE = /does not have an? handle identifier/i;
const NAMED_RECORD = /(?:MMS ID|Record)\s+(99\d{6,17})(?!\d)/gi;

/** Reads the rows of Alma's exported events: by the sentence, in whatever column it stands. */
export function readEvents(rows: readonly (readonly string[])[]): EventReport {
  const events: JobEvent[] = [];
  let unrecognised = 0;
  let hasBegun = false;
  for (const cells of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const event = eventOf(cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
    if (event !== undefined) events.push(event);
    // Before the first record stand the header and what the export says of itself.
    hasBegun ||= event !== undefined || cells.some((cell) => /(?<!\d)99\d{6}/.test(cell));
    if (event === undefined && hasBegun) unrecognised++;
  }
  return { events, unrecognised };
}

function eventOf(cells: readonly string[]): JobEvent | undefined {
  for (const sentence of cells) {
    const already = ALREADY_HAS.exec(sentence);
    if (already === null && !HAS_NONE.test(sentence)) continue;
    const mmsId = recordOf(sentence, cells);
    if (mmsId === undefined) return undefined;
    if (already === null) return { kind: 'has-none', mmsId };
    return { kind: 'already-has', mmsId, handle: handleIn(already[1] ?? '') };
  }
  return undefined;
}

/** The record that the sentence names, else the one in a cell of its own: Excel damages those. */
function recordOf(sentence: string, cells: readonly string[]): MmsId | undefined {
  const named = [...sentence.matchAll(NAMED_RECORD)].map(([, id = '']) => id);
  return [...named.reverse(), ...cells].find(isMmsId);
}

function handleIn(text: string): Handle | undefined {
  const prefix = /^([^\s/:]+)\//.exec(text)?.[1];
  return parseHandle(text, prefix === undefined ? [] : [prefix]).handle ?? undefined;
}
