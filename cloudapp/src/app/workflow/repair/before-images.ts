import { isMmsId, type MmsId } from '../../core/identifiers/mms-id';
import type { PlannedRepair } from './planned-repair';

/** A record as it was before a repair, and as the repair made it: enough to undo it. */
export interface BeforeImage {
  readonly mmsId: MmsId;
  readonly title: string;
  readonly format: string;
  readonly suppressed: boolean;
  /** The record's XML before. */
  readonly before: string;
  /** The record's XML as reviewed for writing. */
  readonly after: string;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** A line of a file of before-images that could not be read. */
export interface DamagedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** What will be written, as a file that can undo it: JSON Lines, one record a line. */
export function writeBeforeImages(repairs: readonly PlannedRepair[], savedAt: Date): string {
  return repairs
    .map(({ mmsId, title, before, xml, after }) =>
      JSON.stringify({
        mms_id: mmsId,
        title,
        record_format: before.format,
        suppressed: before.suppressed,
        before: xml,
        after,
        saved_at: savedAt.toISOString(),
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Reads such a file again; every line that is none is named. */
export function readBeforeImages(text: string): {
  readonly images: readonly BeforeImage[];
  readonly damaged: readonly DamagedLine[];
} {
  const images: BeforeImage[] = [];
  const damaged: DamagedLine[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const image = readImage(line);
    if (image === undefined) damaged.push({ line: index + 1, text: line.slice(0, 100) });
    else images.push(image);
  }
  return { images, damaged };
}

function readImage(line: string): BeforeImage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Not a line of ours: named as damaged.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = (name: string): string | undefined => {
    const field = fields.get(name);
    return typeof field === 'string' ? field : undefined;
  };
  const mmsId = text('mms_id') ?? '';
  const format = text('record_format');
  const before = text('before');
  const after = text('after');
  const suppressed = fields.get('suppressed');
  const isWhole =
    format !== undefined &&
    before !== undefined &&
    after !== undefined &&
    typeof suppressed === 'boolean';
  if (!isMmsId(mmsId) || !isWhole) return undefined;
  return {
    mmsId,
    title: text('title') ?? '',
    format,
    suppressed,
    before,
    after,
    savedAt: text('saved_at') ?? '',
  };
}
