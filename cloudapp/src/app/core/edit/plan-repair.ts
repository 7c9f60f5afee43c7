import type { Configuration } from '../configuration/configuration';
import type { Handle } from '../handle/handle';
import { printHandle } from '../handle/print-handle';
import { foldHandle, sameHandle } from '../handle/same-handle';
import type { BibRecord } from '../record/bib-record';
import { familyOf, isRecordFormat } from '../record/record-format';
import type { BrokenRecord, HandlePlace, RecordReading, TextRange } from '../record/record-reading';
import type { JudgedRecord } from '../state/judged-record';
import { viewRecord, type OwnPlace, type RecordView } from '../state/record-view';
import { parseNamespaced, XSI } from '../xml/namespaced';
import { scanStartTag } from '../xml/start-tag';
import { handleByRule } from './handle-by-rule';
import { INSERT_HANDLE } from './insert-handle';
import type { FieldChange, RepairPlan, RepairRefusal } from './repair-plan';
import { applyEdits, type TextEdit } from './text-edit';
import { escapeText } from './xml-text';

/** What a planner works with. */
interface Ground {
  readonly bib: BibRecord;
  readonly xml: string;
  readonly view: RecordView;
  readonly configuration: Configuration;
}

type Plan = RepairPlan | RepairRefusal;

/**
 * Plans the repair of a record as text edits; changes nothing.
 * Whether the repaired record would do harm in its set is judged by `judgeAsItWouldBe`.
 */
export function planRepair(
  bib: BibRecord,
  reading: RecordReading | BrokenRecord,
  judged: JudgedRecord,
  configuration: Configuration,
): Plan {
  if ('broken' in reading || bib.xml === undefined) return { refused: 'not-here' };
  if (bib.linkedTo !== undefined) return { refused: 'not-here' };
  if (reading.inventedPrefixes.length > 0) return { refused: 'ns-prefix' };
  const route = configuration.routes.find(({ id }) => id === judged.routeId);
  if (route === undefined || !isRecordFormat(bib.format)) return { refused: 'not-here' };
  const view = viewRecord(bib, reading, route, [route.prefix]);
  const ground = { bib, xml: bib.xml, view, configuration };
  switch (judged.state) {
    case 'typed':
      return planTyped(ground);
    case 'malformed':
      return planMalformed(ground);
    case 'copy-needed':
      return planCopy(ground);
    case 'none':
      return planByRule(ground);
    default:
      return { refused: 'nothing-to-repair' };
  }
}

/** Takes the attribute away, and the white space before it. */
function planTyped({ xml, view }: Ground): Plan {
  const handle = onlyHandle(view);
  if (handle === undefined) return { refused: 'several-handles' };
  const { edits, changes } = withoutTypes(view, xml, ({ text }) => text);
  return { kind: 'remove-type', edits, changes, oldHandle: handle, newHandle: handle };
}

/** The edits that take the type from every field in which Alma looks. */
function withoutTypes(
  { homes }: RecordView,
  xml: string,
  textAfter: (place: HandlePlace) => string,
): { readonly edits: readonly TextEdit[]; readonly changes: readonly FieldChange[] } {
  const edits: TextEdit[] = [];
  const changes: FieldChange[] = [];
  for (const { place } of homes) {
    if (place.range === undefined || place.xsiType === undefined) continue;
    for (const { start, end } of typeAttributesAt(xml, place.range.start)) {
      edits.push({ start, end, text: '' });
    }
    changes.push({
      field: place.field,
      before: `${place.text} [xsi:type="${place.xsiType}"]`,
      after: textAfter(place),
    });
  }
  return { edits, changes };
}

/** `xsi:type` by its namespace, whatever the prefix that the record gives it. */
function typeAttributesAt(xml: string, start: number): readonly { start: number; end: number }[] {
  const root = parseNamespaced(xml);
  const find = (element: typeof root): typeof root | undefined =>
    element.start === start
      ? element
      : element.children
          .filter((child) => child.start <= start && start < child.end)
          .map(find)
          .find((found) => found !== undefined);
  const names = (find(root)?.attributes ?? [])
    .filter(({ namespace, local }) => namespace === XSI && local === 'type')
    .map(({ name }) => name);
  return scanStartTag(xml, start).attributes.filter(({ name }) => names.includes(name));
}

/**
 * Puts the handle in the institution's normal form, in each field that spells it wrong; and what else it takes
 * to make the record ready: types taken away, an identifier added.
 */
function planMalformed(ground: Ground): Plan {
  const { view, configuration, bib, xml } = ground;
  const wrong = [...view.homes, ...view.copySources].filter((own) => own.isMalformed);
  const muddled = wrong.find(({ meant, isAlone }) => meant === undefined || !isAlone);
  if (muddled !== undefined) return { refused: reasonOf(muddled) };
  const handle = onlyHandle(view);
  const olds = wrong.flatMap(({ place }) => place.parsed.handle ?? []);
  const changed = olds.filter((old) => handle === undefined || !sameHandle(old, handle));
  // The handle server is asked for one old handle and the new one, not for a crowd.
  if (handle === undefined || new Set(changed.map(foldHandle)).size > 1) {
    return { refused: 'several-handles' };
  }
  const isMarc = isRecordFormat(bib.format) && familyOf(bib.format) === 'marc';
  const text = isMarc ? handle : printHandle(handle, configuration.normalForm);
  const edits: TextEdit[] = [];
  const changes: FieldChange[] = [];
  for (const { place } of wrong) {
    if (place.textRange === undefined || hasHiddenParts(xml, place.textRange)) {
      return { refused: 'mixed-content' };
    }
    edits.push({ ...place.textRange, text: escapeText(text) });
    changes.push({ field: place.field, before: place.text, after: text });
  }
  const more = completion(ground, handle, text);
  if ('refused' in more) return more;
  return {
    kind: 'normalize',
    edits: [...edits, ...more.edits],
    changes: [...changes, ...more.changes],
    oldHandle: changed[0] ?? olds[0],
    newHandle: handle,
  };
}

/** What a record with well-spelled handles would still lack. */
function completion(
  ground: Ground,
  handle: Handle,
  text: string,
): Pick<RepairPlan, 'edits' | 'changes'> | RepairRefusal {
  const { view, xml } = ground;
  if (view.homes.length === 0) return insert(ground, handle, 'insert-identifier', handle);
  const isTyped = view.homes.every(({ place }) => place.xsiType !== undefined);
  return isTyped ? withoutTypes(view, xml, () => text) : { edits: [], changes: [] };
}

/** Comments and instructions, which would go with the text and which no field shows. */
function hasHiddenParts(xml: string, { start, end }: TextRange): boolean {
  return /<!--|<\?/.test(xml.slice(start, end));
}

function reasonOf({ place }: OwnPlace): RepairRefusal['refused'] {
  const { flags } = place.parsed;
  if (flags.includes('no-suffix')) return 'no-suffix';
  return flags.includes('multiple') ? 'several-handles' : 'other-words';
}

/** Adds what the copy job would: a `dc:identifier`; the `dcterms:identifier` stays. */
function planCopy(ground: Ground): Plan {
  const handle = onlyHandle(ground.view);
  if (handle === undefined) return { refused: 'several-handles' };
  return insert(ground, handle, 'insert-identifier', handle);
}

/** Makes a handle of the institution's own number, by the administrator's rule. */
function planByRule(ground: Ground): Plan {
  const { configuration, view } = ground;
  const made = handleByRule(
    configuration.repairRule,
    view.reading.localNumbers,
    view.route?.prefix ?? '',
  );
  if ('refused' in made) return made;
  return insert(ground, made.handle, 'assign', undefined);
}

function insert(
  { bib, xml, configuration }: Ground,
  handle: Handle,
  kind: RepairPlan['kind'],
  oldHandle: Handle | undefined,
): Plan {
  if (!isRecordFormat(bib.format)) return { refused: 'not-here' };
  const place = INSERT_HANDLE[familyOf(bib.format)];
  const inserted = place(parseNamespaced(xml), xml, handle, configuration.normalForm);
  if ('refused' in inserted) return inserted;
  return { kind, edits: [inserted.edit], changes: [inserted.change], oldHandle, newHandle: handle };
}

function onlyHandle({ distinct }: RecordView): Handle | undefined {
  const [handle] = distinct.values();
  return distinct.size === 1 ? handle : undefined;
}

/** The record as it would be after the repair. */
export function repaired(bib: BibRecord, plan: RepairPlan): BibRecord {
  return { ...bib, xml: applyEdits(bib.xml ?? '', plan.edits) };
}

/** Whether a plan gives the record another handle than it had, so that both must be asked for. */
export function changesHandle({ oldHandle, newHandle }: RepairPlan): boolean {
  return oldHandle !== undefined && oldHandle !== newHandle;
}
