import type { Alma } from '../../alma/port/alma';
import { compareTrees } from '../../core/edit/compare-trees';
import type { TextEdit } from '../../core/edit/text-edit';
import type { BibRecord } from '../../core/record/bib-record';
import { BrokenXmlError } from '../../core/xml/namespaced';
import type { BeforeImage } from './before-images';
import type { PlannedRepair, RefusedRepair } from './planned-repair';

const BATCH = 100;

/**
 * Plans to put records back as their before-images say. A record that somebody changed since the repair is left
 * alone. What comes out is reviewed and written like any repair.
 * @throws AlmaError; the signal's reason when stopped
 */
export async function planUndo(
  alma: Alma,
  images: readonly BeforeImage[],
  signal?: AbortSignal,
): Promise<{
  readonly planned: readonly PlannedRepair[];
  readonly refused: readonly RefusedRepair[];
}> {
  const planned: PlannedRepair[] = [];
  const refused: RefusedRepair[] = [];
  // Of several images of one record the last one is of the last repair.
  const last = new Map(images.map((image) => [image.mmsId, image]));
  const all = [...last.values()];
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    const bibs = await alma.readBibs(
      batch.map(({ mmsId }) => mmsId),
      signal,
    );
    const byId = new Map(bibs.map((bib) => [bib.mmsId, bib]));
    for (const image of batch) {
      const plan = undoOf(image, byId.get(image.mmsId));
      if ('reason' in plan) refused.push(plan);
      else planned.push(plan);
    }
  }
  return { planned, refused };
}

function undoOf(image: BeforeImage, bib: BibRecord | undefined): PlannedRepair | RefusedRepair {
  const { mmsId, title } = image;
  if (bib?.xml === undefined) return { mmsId, title, reason: 'unreadable' };
  if (bib.xml === image.before) return { mmsId, title, reason: 'as-before' };
  const isUntouched =
    bib.format === image.format &&
    bib.suppressed === image.suppressed &&
    isSameTree(image.after, bib.xml);
  if (!isUntouched) return { mmsId, title, reason: 'changed-since' };
  const edit = differenceOf(bib.xml, image.before);
  return {
    mmsId,
    title,
    kind: 'undo',
    before: bib,
    xml: bib.xml,
    after: image.before,
    edits: [edit],
    changes: [{ field: '', before: bib.xml.slice(edit.start, edit.end), after: edit.text }],
    doubts: [],
  };
}

function isSameTree(expected: string, found: string): boolean {
  try {
    return typeof compareTrees(expected, found) === 'string';
  } catch (error) {
    // A text that is no record is not the one that the repair wrote.
    if (error instanceof BrokenXmlError) return false;
    throw error;
  }
}

/** One edit that makes `after` of `before`: what lies between their common beginning and end. */
function differenceOf(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    start,
    end: before.length - tail,
    text: after.slice(start, after.length - tail),
  };
}
