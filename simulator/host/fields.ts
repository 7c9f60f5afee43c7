import { type Child, el } from './dom';

// Form controls, each with its label.

interface FieldLook {
  readonly testId?: string;
  readonly isMandatory?: boolean;
  readonly isDisabled?: boolean;
  /** Whether the label stands beside the field, for bars. */
  readonly isInline?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

let fields = 0;

function nextId(): string {
  fields += 1;
  return `field-${fields}`;
}

function labelled(label: Child, control: HTMLElement, look: FieldLook): HTMLElement {
  control.id = nextId();
  const star =
    look.isMandatory === true
      ? el('span', { class: 'star', attrs: { 'aria-hidden': 'true' } }, '*')
      : null;
  return el(
    'div',
    { class: look.isInline === true ? 'field inline' : 'field' },
    el('label', { attrs: { for: control.id } }, label, star),
    control,
  );
}

function shared(look: FieldLook): {
  readonly testId?: string;
  readonly attrs: Readonly<Record<string, string | boolean | undefined>>;
} {
  return {
    ...(look.testId === undefined ? {} : { testId: look.testId }),
    attrs: {
      disabled: look.isDisabled,
      'aria-required': look.isMandatory === true ? 'true' : undefined,
    },
  };
}

export interface Field<Value> {
  readonly element: HTMLElement;
  readonly value: () => Value;
}

export function textField(
  label: Child,
  value: string,
  look: FieldLook & { readonly type?: 'text' | 'search' } = {},
): Field<string> {
  const { attrs, ...rest } = shared(look);
  const type = look.type ?? 'text';
  const input = el('input', { ...rest, attrs: { ...attrs, type, autocomplete: 'off' } });
  input.value = value;
  return { element: labelled(label, input, look), value: () => input.value };
}

export function textArea(label: Child, look: FieldLook = {}): Field<string> {
  const { attrs, ...rest } = shared(look);
  const area = el('textarea', { ...rest, attrs: { ...attrs, rows: 8, spellcheck: 'false' } });
  return { element: labelled(label, area, look), value: () => area.value };
}

export function checkbox(label: Child, isOn: boolean, look: FieldLook = {}): Field<boolean> {
  const { attrs, ...rest } = shared(look);
  const input = el('input', { ...rest, attrs: { ...attrs, type: 'checkbox' } });
  input.checked = isOn;
  input.id = nextId();
  const element = el(
    'div',
    { class: 'field check' },
    input,
    el('label', { attrs: { for: input.id } }, label),
  );
  return { element, value: () => input.checked };
}

export function select(
  label: Child,
  choices: readonly Choice[],
  value: string,
  look: FieldLook & { readonly onChange?: (value: string) => void } = {},
): Field<string> {
  const options = choices.map((choice) =>
    el('option', { attrs: { value: choice.value } }, choice.label),
  );
  const control = el('select', shared(look), ...options);
  control.value = value;
  control.addEventListener('change', () => look.onChange?.(control.value));
  return { element: labelled(label, control, look), value: () => control.value };
}
