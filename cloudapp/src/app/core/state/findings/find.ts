import type { Configuration } from '../../configuration/configuration';
import { foldHandle } from '../../handle/same-handle';
import { suffixOf } from '../../handle/handle-parts';
import { familyOf, isRecordFormat } from '../../record/record-format';
import type { OwnPlace, RecordView } from '../record-view';
import { FINDINGS, type Finding } from '../record-state';

type Look = (view: RecordView, configuration: Configuration) => boolean;

/** What each finding looks for. A new finding does not compile until it is listed. */
const LOOKS: Record<Finding, Look> = {
  twice: ({ homes }) => hasEqual(homes.filter(({ place }) => place.xsiType === undefined)),
  'also-typed': isAlsoTyped,
  bare: isBare,
  https: ({ homes, copySources }) =>
    [...homes, ...copySources].some(({ place }) => /^\s*https:/i.test(place.text)),
  suppressed: ({ bib }) => bib.suppressed,
  'no-title': ({ bib, reading }) =>
    bib.title.trim() === '' && reading.titles.every((title) => title.trim() === ''),
  'suffix-mismatch': isSuffixMismatch,
  'also-dcterms': ({ homes, copySources }) => homes.length > 0 && copySources.length > 0,
  'ns-prefix': ({ reading }) => reading.inventedPrefixes.length > 0,
};

/** The findings of a record, in the order of their list. */
export function findingsOf(view: RecordView, configuration: Configuration): readonly Finding[] {
  return FINDINGS.filter((finding) => LOOKS[finding](view, configuration));
}

/** What is a handle only after cleaning is not there twice before it was cleaned. */
function hasEqual(homes: readonly OwnPlace[]): boolean {
  const handles = foldedIn(homes.filter(({ isMalformed }) => !isMalformed));
  return new Set(handles).size < handles.length;
}

/** The same handle once plain and once with a type. */
function isAlsoTyped({ homes }: RecordView): boolean {
  const plain = new Set(foldedIn(homes.filter(({ place }) => place.xsiType === undefined)));
  const typed = foldedIn(homes.filter(({ place }) => place.xsiType !== undefined));
  return typed.some((handle) => plain.has(handle));
}

function foldedIn(places: readonly OwnPlace[]): readonly string[] {
  return places.flatMap(({ meant }) => (meant === undefined ? [] : [foldHandle(meant)]));
}

/** In MARC the handle stands bare by rule: Alma's profile writes it so. */
function isBare({ bib, homes, copySources }: RecordView): boolean {
  const isMarc = isRecordFormat(bib.format) && familyOf(bib.format) === 'marc';
  return (
    !isMarc &&
    [...homes, ...copySources].some(
      ({ place, meant }) =>
        meant !== undefined && ['bare', 'hdl', 'info', 'urn'].includes(place.parsed.form),
    )
  );
}

/** The record has numbers of the institution's own, and the handle's suffix is none of them. */
function isSuffixMismatch(view: RecordView, { localNumberPatterns }: Configuration): boolean {
  const [handle] = view.distinct.values();
  if (handle === undefined || view.distinct.size !== 1) return false;
  const patterns = compile(localNumberPatterns);
  const numbers = view.reading.localNumbers.flatMap((text) =>
    patterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? []),
  );
  return numbers.length > 0 && !numbers.includes(suffixOf(handle));
}

const compiled = new Map<string, RegExp | undefined>();

/** Patterns match a whole number; one that is no pattern matches nothing, the configuration says so. */
function compile(patterns: readonly string[]): readonly RegExp[] {
  return patterns.flatMap((pattern) => {
    if (!compiled.has(pattern)) compiled.set(pattern, tryCompile(pattern));
    return compiled.get(pattern) ?? [];
  });
}

function tryCompile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    // Refused when the configuration is saved; an older one must not stop a check.
    return undefined;
  }
}
