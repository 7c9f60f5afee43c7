import type { Handle } from '../handle/handle';
import { sameHandle } from '../handle/same-handle';
import type { MmsId } from '../identifiers/mms-id';
import type { JudgedRecord } from '../state/judged-record';
import type { RecordState } from '../state/record-state';
import type { JobEvent } from './job-event';

/** What skipped records mean; each record is in one of the four, in the worst that it was met in. */
export interface SkipExplanation {
  /** Alma has the very handle already that the record bears: nothing is wrong. */
  readonly harmless: readonly MmsId[];
  /** Alma has another handle for it, which only Ex Libris can remove. */
  readonly otherHandle: readonly OtherHandle[];
  /** Register would mint a new number for it: it must leave the set first. */
  readonly withoutHandle: readonly WithoutHandle[];
  /** Records of the report that are not in the set: it may be another run's. */
  readonly unknownRecords: readonly MmsId[];
}

export interface OtherHandle {
  readonly mmsId: MmsId;
  /** Alma's background handle; `undefined` where the report names none. */
  readonly handle: Handle | undefined;
  /** What the record bears; `undefined` where it bears none, or no single one. */
  readonly metadataHandle: Handle | undefined;
}

export interface WithoutHandle {
  readonly mmsId: MmsId;
  /** Why: `ready` says that the task looked for another prefix, or elsewhere. */
  readonly state: RecordState;
}

/** Holds the events of a migration against the records of the set. */
export function explainSkips(
  events: readonly JobEvent[],
  records: readonly JudgedRecord[],
): SkipExplanation {
  const byId = new Map(records.map((record) => [record.mmsId, record]));
  const harmless = new Set<MmsId>();
  const otherHandle = new Map<MmsId, OtherHandle>();
  const withoutHandle = new Map<MmsId, WithoutHandle>();
  const unknownRecords = new Set<MmsId>();
  for (const event of events) {
    const { mmsId } = event;
    const record = byId.get(mmsId);
    if (record === undefined) unknownRecords.add(mmsId);
    else if (event.kind === 'has-none') withoutHandle.set(mmsId, { mmsId, state: record.state });
    else if (bears(record, event.handle)) harmless.add(mmsId);
    else if (!otherHandle.has(mmsId)) {
      const { handle: metadataHandle } = record;
      otherHandle.set(mmsId, { mmsId, handle: event.handle, metadataHandle });
    }
  }
  return {
    harmless: [...harmless].filter((id) => !otherHandle.has(id) && !withoutHandle.has(id)),
    otherHandle: [...otherHandle.values()],
    withoutHandle: [...withoutHandle.values()].filter(({ mmsId }) => !otherHandle.has(mmsId)),
    unknownRecords: [...unknownRecords],
  };
}

function bears({ handle }: JudgedRecord, background: Handle | undefined): boolean {
  return handle !== undefined && background !== undefined && sameHandle(handle, background);
}
