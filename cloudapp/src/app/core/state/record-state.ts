/** The states of a record, in the order in which they are tried: the first that applies is the state. */
export const RECORD_STATES = [
  'unreadable',
  'linked',
  'not-digital',
  'wrong-format',
  'conflicting',
  'duplicate',
  'malformed',
  'typed',
  'copy-needed',
  'misplaced',
  'foreign',
  'none',
  'ready',
] as const;

export type RecordState = (typeof RECORD_STATES)[number];

/** What is remarkable about a record without changing its state. */
export const FINDINGS = [
  'twice',
  'also-typed',
  'bare',
  'https',
  'suppressed',
  'no-title',
  'suffix-mismatch',
  'also-dcterms',
  'ns-prefix',
] as const;

export type Finding = (typeof FINDINGS)[number];
