import type { Configuration, Route } from '../../core/configuration/configuration';
import { familyOf, type FormatFamily } from '../../core/record/record-format';
import type { RunState, Way } from './run-state';

/** A line of the Handle profile's form: which field, and what must stand there. */
export interface ChecklistItem {
  /** Id of i18n/ under `run.checklist`. */
  readonly id:
    | 'active'
    | 'control-number'
    | 'set'
    | 'action'
    | 'upon-create-marc'
    | 'upon-create-dc'
    | 'upon-create-mods'
    | 'domain'
    | 'view'
    | 'schedule';
  /** A value that stands in the form as it is; empty where `say` gives the words. */
  readonly value: string;
  /** Id of i18n/ under `run.checklistValue`; empty where `value` stands. */
  readonly say: string;
}

/** The form's own options, as Alma words them in English; the app shows them as they stand there. */
const FORM_WORDS = {
  action: { existing: 'Create and Update', new: 'Create' },
  uponCreate: { existing: 'Do not add to metadata', new: 'Add new Handles to Metadata' },
  others: 'Do not add to metadata',
} as const;

/** The form of the Handle profile, from top to bottom, as it must be for this run. */
export function checklist(
  run: RunState,
  route: Route,
  configuration: Configuration,
): readonly ChecklistItem[] {
  const families = new Set(route.formats.map(familyOf));
  const uponCreate = (family: FormatFamily): string =>
    families.has(family) ? FORM_WORDS.uponCreate[run.way] : FORM_WORDS.others;
  const [site] = configuration.sites;
  return [
    { id: 'active', value: '', say: 'yes' },
    { id: 'control-number', value: route.controlNumber.name, say: '' },
    { id: 'set', value: run.set.name, say: '' },
    { id: 'action', value: FORM_WORDS.action[run.way], say: '' },
    { id: 'upon-create-marc', value: uponCreate('marc'), say: '' },
    { id: 'upon-create-dc', value: uponCreate('dc'), say: '' },
    { id: 'upon-create-mods', value: uponCreate('mods'), say: '' },
    ...(site === undefined
      ? []
      : ([
          { id: 'domain', value: site.domain, say: '' },
          { id: 'view', value: site.view, say: '' },
        ] as const)),
    { id: 'schedule', value: '', say: 'not-scheduled' },
  ];
}

/** What each way asks of the form, for the text that is handed to an administrator. */
export function formWordsOf(way: Way): { readonly action: string; readonly uponCreate: string } {
  return { action: FORM_WORDS.action[way], uponCreate: FORM_WORDS.uponCreate[way] };
}
