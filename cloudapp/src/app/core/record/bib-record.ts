import type { MmsId } from '../identifiers/mms-id';

/** A bibliographic record as Alma hands it out. */
export interface BibRecord {
  readonly mmsId: MmsId;
  /** As Alma names it: `dcap01`, `marc21`, `mods`, … */
  readonly format: string;
  /** As Alma shows it; empty where it has none. */
  readonly title: string;
  readonly suppressed: boolean;
  /** The zone record that this one is linked to; such a record cannot be written here. */
  readonly linkedTo: LinkedRecord | undefined;
  readonly networkNumbers: readonly string[];
  /** The `<record>` (or `<mods>`) as text, without XML declaration; `undefined` when not handed out. */
  readonly xml: string | undefined;
  /** Whether it has digital inventory; `undefined` when that was not asked. */
  readonly digital: boolean | undefined;
}

export interface LinkedRecord {
  readonly id: string;
  /** `NZ` or `CZ` as Alma says it; may be empty. */
  readonly zone: string;
}

/** Why a member of a set could not be read. */
export interface ReadProblem {
  /** Alma's error code, empty where there was none. */
  readonly code: string;
  readonly message: string;
  readonly trackingId: string;
}
