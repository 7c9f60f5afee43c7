import type { IntegrationProfile } from '../../alma/port/alma';
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
export const FORM_WORDS = {
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

/**
 * Whether a profile's parameters, where Alma gives them, show this set, this Action and this Upon Create.
 * Their names differ between institutions: what is looked for is the values. Anything in doubt is a no.
 */
export function profileShows(
  { parameters }: IntegrationProfile,
  run: RunState,
  route: Route,
  configuration: Configuration,
): boolean {
  const valueOf = (pattern: RegExp): string | undefined => {
    const found = parameters.filter(({ name }) => pattern.test(name));
    return found.length === 1 ? fold(found[0]?.value ?? '') : undefined;
  };
  const isSet = [run.set.id, run.set.name].map(fold).includes(valueOf(/set/i) ?? '');
  // NOTE An inactive profile was seen to run by hand; nobody knows what an API start of it does.
  const isInactive = parameters.some(
    ({ name, value }) => /^active$/i.test(name) && fold(value) !== 'true',
  );
  const isAction = isSame(valueOf(/action/i), FORM_WORDS.action[run.way]);
  const items = checklist(run, route, configuration).filter(({ id }) =>
    id.startsWith('upon-create'),
  );
  const areUponCreate = items.every(({ id, value }) => {
    const family = id.replace('upon-create-', '');
    return isSame(valueOf(new RegExp(`${family}.*create|create.*${family}`, 'i')), value);
  });
  return isSet && !isInactive && isAction && areUponCreate;
}

function isSame(found: string | undefined, wanted: string): boolean {
  return found === fold(wanted);
}

/** `CREATE_AND_UPDATE` and `Create and Update` are the same. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What each way asks of the form, for the text that is handed to an administrator. */
export function formWordsOf(way: Way): { readonly action: string; readonly uponCreate: string } {
  return { action: FORM_WORDS.action[way], uponCreate: FORM_WORDS.uponCreate[way] };
}
