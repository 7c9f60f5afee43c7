import type { ParsedHandle } from '../handle/handle';

/** A part of a record's text: offsets that fit `String.slice`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where in a record a handle stands.
 * - `home`: where Alma looks for it (DC `dc:identifier`; MARC 024 with `$2 hdl`; MODS `identifier type="hdl"`)
 * - `copy-source`: where the copy job takes it from (`dcterms:identifier`)
 * - `elsewhere`: anywhere else in the record, or in its network numbers
 */
export type PlaceKind = 'home' | 'copy-source' | 'elsewhere';

/** A handle, or something meant as one, in a field of a record. */
export interface HandlePlace {
  readonly kind: PlaceKind;
  /** The field as a cataloguer says it: `dc:identifier`, `024 $a`, `identifier (hdl)`, `network number`, … */
  readonly field: string;
  /** The field's text as it stands, entities resolved. */
  readonly text: string;
  readonly parsed: ParsedHandle;
  /** The value of `xsi:type` where the field carries one; the jobs pass such a field over. */
  readonly xsiType: string | undefined;
  /** Whether the field is meant to identify this very record, not to mention another one. */
  readonly identifies: boolean;
  /** The element in the record's XML; `undefined` for attributes and network numbers. */
  readonly range: TextRange | undefined;
  /** The element's text between its tags; `undefined` where there is no such single text. */
  readonly textRange: TextRange | undefined;
}

/** What was read in a record's XML. */
export interface RecordReading {
  /** Titles in the metadata, in order. */
  readonly titles: readonly string[];
  /** Every place with a handle or with text of one of our prefixes, in document order; network numbers last. */
  readonly places: readonly HandlePlace[];
  /** The institution's own numbers (`grinnell:12205`, `dg_1761063767`), as they stand. */
  readonly localNumbers: readonly string[];
  /** The collection's name where the record gives one (`dcterms:isPartOf`); empty otherwise. */
  readonly collection: string;
  /** Prefixes like `ns0:` that a serialiser invented; such a record is never written. */
  readonly inventedPrefixes: readonly string[];
}

/** The record's XML does not parse; nothing was read. */
export interface BrokenRecord {
  readonly broken: string;
}
