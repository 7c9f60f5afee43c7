/** What a person is told about a record: the id stands in files and test ids. */
export const OUTCOMES = [
  'look-at-record',
  'not-ours',
  'needs-handle',
  'works',
  'repair-first',
  'not-checked',
  'wait',
  'ask-ex-libris',
  'run-workflow',
] as const;

export type Outcome = (typeof OUTCOMES)[number];
