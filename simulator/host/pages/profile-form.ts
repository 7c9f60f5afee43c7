import { type ProfileFormShape, type ProfileShape } from '../../ui/shapes';
import { card, type Child, el, unseen } from '../dom';
import { checkbox, type Choice, type Field, select, textField } from '../fields';

type Action = ProfileFormShape['action'];
type UponCreate = ProfileFormShape['uponCreate']['dc'];
type Family = keyof ProfileFormShape['uponCreate'];

const ACTIONS: readonly TypedChoice<Action>[] = [
  { value: 'CREATE', label: 'Create' },
  { value: 'CREATE_AND_UPDATE', label: 'Create and Update' },
];
const UPON_CREATE: readonly TypedChoice<UponCreate>[] = [
  { value: 'ADD_NEW', label: 'Add new Handles to Metadata' },
  { value: 'ADD_NEW_AND_UPDATED', label: 'Add new and updated Handles to Metadata' },
  { value: 'DO_NOT_ADD', label: 'Do not add to metadata' },
];

interface TypedChoice<Value extends string> extends Choice {
  readonly value: Value;
}

export interface ActionsForm {
  readonly content: readonly Child[];
  /** The form as it stands on the screen. */
  readonly value: () => ProfileFormShape;
}

/** The tab *Actions* of the Handle profile, in the words and order of Alma's. */
export function actionsForm(profile: ProfileShape): ActionsForm {
  const { form } = profile;
  const look = (name: string, isMandatory = false): Look => ({
    testId: `alma-profile-${name}`,
    isMandatory,
    isDisabled: !profile.mayEdit,
  });
  const isActive = checkbox('Active', form.isActive, look('active'));
  const prefixes = profile.controlNumbers.map(({ name, prefix }) => `${name}: ${prefix}`);
  const controlNumber = select(
    'Control Number',
    profile.controlNumbers.map(({ name }) => ({ value: name, label: name })),
    form.controlNumber,
    look('control-number', true),
  );
  const none = { value: '', label: 'Choose a set' };
  const sets = [none, ...profile.sets.map(({ id, name }) => ({ value: id, label: name }))];
  const set = select('Set name', sets, form.setId ?? '', look('set', true));
  const action = choose('Action', ACTIONS, form.action, look('action', true));
  const domain = textField('URL Domain Name', form.domain, look('domain', true));
  const view = textField('Primo View', form.view, look('view', true));
  const schedule = select('Schedule', profile.schedules, form.schedule, look('schedule'));
  const fieldsFor = (family: Family, name: string, prefixLabel: string): FamilyFields => ({
    name,
    upon: choose(
      el('span', {}, unseen(`${name} `), 'Upon Create'),
      UPON_CREATE,
      form.uponCreate[family],
      look(`upon-create-${family}`),
    ),
    prefix: textField(prefixLabel, form.metadataPrefix[family], look(`prefix-${family}`)),
  });
  const marc = fieldsFor('marc', 'MARC', '024 $a Prefix');
  const dc = fieldsFor('dc', 'DC', 'DC Identifier Field Prefix');
  const mods = fieldsFor('mods', 'MODS', 'MODS Identifier Prefix');
  return {
    content: [
      card(
        el('h2', {}, 'Handle'),
        isActive.element,
        columns(controlNumber.element, set.element, action.element),
        el('p', { class: 'small' }, `Prefixes of the control numbers: ${prefixes.join(' · ')}`),
      ),
      card(el('h2', {}, 'Target URL'), columns(domain.element, view.element, schedule.element)),
      familyCard(marc),
      familyCard(dc),
      familyCard(mods),
    ],
    value: () => ({
      isActive: isActive.value(),
      controlNumber: controlNumber.value(),
      setId: set.value() === '' ? null : set.value(),
      action: action.value(),
      uponCreate: { marc: marc.upon.value(), dc: dc.upon.value(), mods: mods.upon.value() },
      metadataPrefix: {
        marc: marc.prefix.value(),
        dc: dc.prefix.value(),
        mods: mods.prefix.value(),
      },
      domain: domain.value(),
      view: view.value(),
      schedule: schedule.value(),
    }),
  };
}

type Look = NonNullable<Parameters<typeof textField>[2]>;

interface FamilyFields {
  readonly name: string;
  readonly upon: Field<UponCreate>;
  readonly prefix: Field<string>;
}

function familyCard({ name, upon, prefix }: FamilyFields): HTMLElement {
  return card(el('h2', {}, name), columns(upon.element, prefix.element));
}

function columns(...children: readonly Child[]): HTMLElement {
  return el('div', { class: 'columns' }, ...children);
}

/** A list whose value is one of its own. */
function choose<Value extends string>(
  label: Child,
  choices: readonly TypedChoice<Value>[],
  value: Value,
  look: Look,
): Field<Value> {
  const field = select(label, choices, value, look);
  return {
    element: field.element,
    value: () => choices.find((choice) => choice.value === field.value())?.value ?? value,
  };
}
