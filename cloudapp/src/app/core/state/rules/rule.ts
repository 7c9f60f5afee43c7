import type { RecordView } from '../record-view';

/** Whether a state applies to a record; the rules before it did not. */
export type Rule = (view: RecordView) => boolean;
