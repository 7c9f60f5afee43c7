import type { Configuration, Route } from '../configuration/configuration';
import { foldHandle } from '../handle/same-handle';
import type { MmsId } from '../identifiers/mms-id';
import type { BibRecord, ReadProblem } from '../record/bib-record';
import { readRecord } from '../record/read-record';
import type { RecordReading } from '../record/record-reading';
import { findingsOf } from './findings/find';
import { fingerprintOf } from './fingerprint';
import type { JudgedRecord, PlacedHandle } from './judged-record';
import { bearsPrefix, viewRecord, type OwnPlace, type RecordView } from './record-view';
import type { RecordState } from './record-state';
import { RULES } from './rules/rules';

/** A member of a set as Alma handed it out, or did not. */
export interface RecordInput {
  readonly mmsId: MmsId | undefined;
  readonly bib: BibRecord | undefined;
  readonly problem?: ReadProblem;
  /** Where it stands in the set, from 0. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** Reads a record and says its state and findings, by itself: what only the set shows is judged there. */
export function judgeRecord(input: RecordInput, configuration: Configuration): JudgedRecord {
  const { bib } = input;
  if (bib === undefined) return unreadable(input, input.problem);
  const prefixes = [...new Set(configuration.routes.map(({ prefix }) => prefix))].filter(
    (prefix) => prefix !== '',
  );
  const reading = readRecord(bib, prefixes);
  if ('broken' in reading) {
    return unreadable(input, { code: '', message: reading.broken, trackingId: '' });
  }
  const route = routeFor(bib, reading, configuration.routes);
  const view = viewRecord(bib, reading, route, prefixes);
  return {
    position: input.position,
    mmsId: input.mmsId,
    title: titleOf(bib, reading),
    format: bib.format,
    state: stateOf(view),
    findings: findingsOf(view, configuration),
    ...metadataHandle(view),
    handles: placedHandles(view),
    routeId: route?.id ?? '',
    collection: reading.collection,
    localNumbers: reading.localNumbers,
    fingerprint: fingerprintOf(bib.xml ?? ''),
    readAt: input.readAt,
    problem: undefined,
  };
}

function stateOf(view: RecordView): RecordState {
  for (const [state, applies] of Object.entries(RULES)) {
    if (applies(view)) return state as keyof typeof RULES;
  }
  return 'ready';
}

/** The route for the record's format; of several, the one whose prefix its identifiers bear, else any field. */
function routeFor(
  bib: BibRecord,
  reading: RecordReading,
  routes: readonly Route[],
): Route | undefined {
  const fitting = routes.filter(({ formats }) => formats.some((format) => format === bib.format));
  if (fitting.length < 2) return fitting[0];
  const identifiers = reading.places.filter(({ identifies }) => identifies);
  return (
    fitting.find(({ prefix }) => bearsPrefix(identifiers, prefix)) ??
    fitting.find(({ prefix }) => bearsPrefix(reading.places, prefix)) ??
    fitting[0]
  );
}

/** The one handle that names the record: among its identifiers, else the only one elsewhere. */
function metadataHandle(view: RecordView): Pick<JudgedRecord, 'handle' | 'field'> {
  const { homes, copySources, elsewhere, distinct } = view;
  if (distinct.size > 1) return { handle: undefined, field: '' };
  const own = [...homes, ...copySources, ...elsewhere.filter(({ place }) => place.identifies)];
  const bearer = [...own, ...elsewhere].find(({ meant }) => meant !== undefined);
  const isMentionedOnly = distinct.size === 0;
  if (isMentionedOnly && isSeveral(elsewhere)) return { handle: undefined, field: '' };
  return { handle: bearer?.meant, field: bearer?.place.field ?? '' };
}

function isSeveral(places: readonly OwnPlace[]): boolean {
  const handles = places.flatMap(({ meant }) => (meant === undefined ? [] : [foldHandle(meant)]));
  return new Set(handles).size > 1;
}

function placedHandles({ homes, copySources, elsewhere }: RecordView): readonly PlacedHandle[] {
  return [...homes, ...copySources, ...elsewhere.filter(({ place }) => place.identifies)].flatMap(
    ({ meant, place }) => (meant === undefined ? [] : [{ handle: meant, field: place.field }]),
  );
}

function titleOf(bib: BibRecord, reading: RecordReading): string {
  return bib.title !== '' ? bib.title : (reading.titles[0] ?? '');
}

function unreadable(input: RecordInput, problem: ReadProblem | undefined): JudgedRecord {
  const { bib } = input;
  return {
    position: input.position,
    mmsId: input.mmsId,
    title: bib?.title ?? '',
    format: bib?.format ?? '',
    state: 'unreadable',
    findings: bib?.suppressed === true ? ['suppressed'] : [],
    handle: undefined,
    field: '',
    handles: [],
    routeId: '',
    collection: '',
    localNumbers: [],
    fingerprint: '',
    readAt: input.readAt,
    problem: problem ?? { code: '', message: '', trackingId: '' },
  };
}
