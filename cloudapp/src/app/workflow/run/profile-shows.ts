import type { IntegrationProfile } from '../../alma/port/alma';
import type { Configuration, Route } from '../../core/configuration/configuration';
import {
  statementsOf,
  wordsIn,
  type ProfileField,
  type ProfileStatement,
} from '../../core/configuration/profile-fields';
import { familyOf, type FormatFamily } from '../../core/record/record-format';
import type { RunSet, RunState } from './run-state';

/** The form's options under the names that a code or Alma's words may give them. */
const OPTIONS = {
  create: ['create'],
  'create-and-update': ['create and update'],
  'do-not-add': ['do not add', 'do not add to metadata'],
  'add-new': ['add new', 'add new handles', 'add new handles to metadata'],
  'add-new-and-updated': [
    'add new and updated',
    'add new and updated handles',
    'add new and updated handles to metadata',
  ],
} as const;

type Option = keyof typeof OPTIONS;

const ACTION = { existing: 'create-and-update', new: 'create' } as const;
const UPON_CREATE = { existing: 'do-not-add', new: 'add-new' } as const;
const FAMILIES: Record<FormatFamily, RegExp> = {
  marc: /\bmarc/,
  dc: /\bdc\b|\bdublin core\b/,
  mods: /\bmods\b/,
};

/**
 * Whether a profile's parameters, where Alma gives them, show this run's set, its Action, and Upon Create
 * of the route's formats; and whether all else of the form that they show is as it must be. Names and codes
 * differ between institutions: anything in doubt is a no.
 */
export function profileShows(
  { parameters }: IntegrationProfile,
  run: RunState,
  route: Route,
  { sites }: Configuration,
): boolean {
  const statements = statementsOf(parameters);
  const of = (field: ProfileField) => statements.filter((one) => one.field === field);
  const [sets, actions] = [of('set'), of('action')];
  const [set, action] = [sets[0], actions[0]];
  return (
    set !== undefined &&
    sets.length === 1 &&
    isSet(set, run.set) &&
    action !== undefined &&
    actions.length === 1 &&
    optionOf(action) === ACTION[run.way] &&
    areUponCreate(of('upon-create'), run, route) &&
    // NOTE An inactive profile was seen to run by hand; nobody knows what an API start of it does.
    of('active').every((one) => says(one, ['true', 'yes', 'active'])) &&
    of('control-number').every((one) => isText(one, [route.controlNumber.name])) &&
    of('schedule').every((one) => says(one, ['not scheduled'])) &&
    (sites.length === 0 ||
      (of('domain').every((one) =>
        isText(
          one,
          sites.map(({ domain }) => domain),
        ),
      ) &&
        of('view').every((one) =>
          isText(
            one,
            sites.map(({ view }) => view),
          ),
        )))
  );
}

/** What is shown of the route's own formats must be there; of the others nothing must be added. */
function areUponCreate(
  statements: readonly ProfileStatement[],
  { way }: RunState,
  { formats }: Route,
): boolean {
  const own = new Set(formats.map(familyOf));
  const families: readonly FormatFamily[] = ['marc', 'dc', 'mods'];
  return families.every((family) => {
    const found = statements.filter(({ name, label }) =>
      FAMILIES[family].test(`${wordsIn(name)} ${wordsIn(label)}`),
    );
    const wanted = own.has(family) ? UPON_CREATE[way] : 'do-not-add';
    const isThere = own.has(family) ? found.length === 1 : found.length <= 1;
    return isThere && found.every((one) => optionOf(one) === wanted);
  });
}

/** An id is this set's own or it is another set; names are the same to the letter. */
function isSet({ value, words }: ProfileStatement, { id, name }: RunSet): boolean {
  if (value.trim() === id) return true;
  return !/^\d+$/.test(value.trim()) && [value, words].every((text) => same(text) === same(name));
}

/** The option that value and words name; `undefined` where none does, or they name two. */
function optionOf({ value, words }: ProfileStatement): Option | undefined {
  const said = [wordsIn(value), wordsIn(words)];
  const options: readonly Option[] = [
    'create',
    'create-and-update',
    'do-not-add',
    'add-new',
    'add-new-and-updated',
  ];
  const named = options.filter((option) => OPTIONS[option].some((text) => said.includes(text)));
  return named.length === 1 ? named[0] : undefined;
}

function says({ value, words }: ProfileStatement, wanted: readonly string[]): boolean {
  return wanted.includes(wordsIn(value)) || wanted.includes(wordsIn(words));
}

function isText({ value, words }: ProfileStatement, wanted: readonly string[]): boolean {
  return wanted.some((text) => [value, words].some((one) => same(one) === same(text)));
}

function same(text: string): string {
  return text.normalize().replace(/\s+/g, ' ').trim();
}
