import type { NamespacedElement } from '../xml/namespaced';
import type { PlaceKind } from './record-reading';

/** A field of a record in which a handle may stand, whatever the format. */
export interface RecordField {
  readonly kind: PlaceKind;
  /** As a cataloguer says it: `dc:identifier`, `024 $a`. */
  readonly name: string;
  readonly text: string;
  readonly xsiType: string | undefined;
  /** Whether it is meant to identify this very record, not to mention another one. */
  readonly identifies: boolean;
  /** The element that holds the text; `undefined` for an attribute. */
  readonly element: NamespacedElement | undefined;
}

/** What a format's reader finds in a record. */
export interface RecordFields {
  readonly fields: readonly RecordField[];
  readonly titles: readonly string[];
  readonly collection: string;
  /** Identifiers of the institution's own making. */
  readonly localNumbers: readonly string[];
}

/** Every element below, in document order. */
export function* descendants(element: NamespacedElement): Generator<NamespacedElement> {
  for (const child of element.children) {
    yield child;
    yield* descendants(child);
  }
}

/** The attributes of an element as fields: a handle may hide in `xlink:href`. */
export function attributeFields(element: NamespacedElement): readonly RecordField[] {
  return element.attributes.map(({ name, value }) => ({
    kind: 'elsewhere',
    name: `${element.name} @${name}`,
    text: value,
    xsiType: undefined,
    identifies: false,
    element: undefined,
  }));
}
