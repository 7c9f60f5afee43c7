import type { Route } from '../configuration/configuration';
import type { Handle } from '../handle/handle';
import { isOurs } from '../handle/handle-parts';
import { handleWordsOf } from '../handle/handle-words';
import { parseHandle } from '../handle/parse-handle';
import { foldHandle } from '../handle/same-handle';
import type { BibRecord } from '../record/bib-record';
import { mentionsOf } from '../record/mentions';
import type { HandlePlace, RecordReading } from '../record/record-reading';

/** A place that bears, or is meant to bear, a handle of our prefix. */
export interface OwnPlace {
  readonly place: HandlePlace;
  /** The one handle that is meant, cleaned; `undefined` where there is none or more than one. */
  readonly meant: Handle | undefined;
  /** Whether it is one only after cleaning, or none. */
  readonly isMalformed: boolean;
  /** Whether nothing but what is meant stands there, so that a cleaned text loses no word. */
  readonly isAlone: boolean;
}

/** A record as the rules see it: what it bears for the route that would take it. */
export interface RecordView {
  readonly bib: BibRecord;
  readonly reading: RecordReading;
  /** `undefined` when no route handles the record's format. */
  readonly route: Route | undefined;
  readonly homes: readonly OwnPlace[];
  readonly copySources: readonly OwnPlace[];
  readonly elsewhere: readonly OwnPlace[];
  /** Distinct handles that are meant to name this record, folded → as first written. */
  readonly distinct: ReadonlyMap<string, Handle>;
}

// How a good handle may be spelled: a valid percent-encoding is the address's own way of writing.
const CLEAN_FORMS = ['url', 'hdl', 'info', 'urn', 'bare'];
const CLEAN_FLAGS = ['percent'];

/** Looks at a record with the eyes of one route; without a route, of all the prefixes. */
export function viewRecord(
  bib: BibRecord,
  reading: RecordReading,
  route: Route | undefined,
  prefixes: readonly string[],
): RecordView {
  const ours = route === undefined ? prefixes : [route.prefix];
  const own = reading.places
    .map((place) => ownPlace(place, ours))
    .filter((place) => place !== undefined);
  const distinct = new Map<string, Handle>();
  for (const { place, meant } of own) {
    if (meant === undefined || !place.identifies) continue;
    const folded = foldHandle(meant);
    if (!distinct.has(folded)) distinct.set(folded, meant);
  }
  return {
    bib,
    reading,
    route,
    homes: own.filter(({ place }) => place.kind === 'home'),
    copySources: own.filter(({ place }) => place.kind === 'copy-source'),
    elsewhere: own.filter(({ place }) => place.kind === 'elsewhere'),
    distinct,
  };
}

function ownPlace(place: HandlePlace, prefixes: readonly string[]): OwnPlace | undefined {
  const { handle, form, flags } = place.parsed;
  if (handle !== null) {
    if (!prefixes.some((prefix) => isOurs(handle, prefix))) return undefined;
    const isClean = CLEAN_FORMS.includes(form) && flags.every((flag) => CLEAN_FLAGS.includes(flag));
    const meant = isClean ? handle : cleaned(handle);
    return { place, meant, isMalformed: !isClean, isAlone: !/[;|]/.test(meant ?? '') };
  }
  // No handle in it, yet text of ours, or a resolver's address that names nothing at all.
  const isEmptyAddress = place.identifies && NOTHING_BEHIND.test(place.text);
  if (!isEmptyAddress && !mentionsOf(prefixes)(place.text)) return undefined;
  return { place, ...onlyHandleIn(place.text, prefixes), isMalformed: true };
}

const NOTHING_BEHIND =
  /(?:\/\/hdl\.handle\.net(?::\d*)?(?:\/+api\/handles)?|^\s*(?:hdl:|info:hdl|urn:hdl:))[/\s]{0,10}$/i;

/** Whether the record bears, or is meant to bear, a handle of this prefix in one of these places. */
export function bearsPrefix(places: readonly HandlePlace[], prefix: string): boolean {
  return places.some((place) => ownPlace(place, [prefix]) !== undefined);
}

/** Without what came along at its end; that it was meant so is for a person to confirm. */
function cleaned(handle: Handle): Handle | undefined {
  const bare = handle.replace(/[\s.,;:!?)\]}>'"”’/]{1,20}$/, '');
  return /^[^/]+\/./.test(bare) ? (bare as Handle) : undefined;
}

/** The handle that a text names, once or again and again; `undefined` where it names none, or several. */
function onlyHandleIn(
  text: string,
  prefixes: readonly string[],
): Pick<OwnPlace, 'meant' | 'isAlone'> {
  const found = new Map<string, Handle>();
  let isAlone = true;
  for (const word of handleWordsOf(text, prefixes).words) {
    const { handle } = parseHandle(word, prefixes);
    const isOwn = handle !== null && prefixes.some((prefix) => isOurs(handle, prefix));
    const clean = isOwn ? cleaned(handle) : undefined;
    if (clean === undefined) isAlone = false;
    else found.set(foldHandle(clean), clean);
  }
  const [only] = found.values();
  return { meant: found.size === 1 ? only : undefined, isAlone };
}
