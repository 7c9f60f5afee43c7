// The page is built of these few functions. Text goes in as text, never as markup.

export type Child = Node | string | number | null | undefined | false;
type Listener = (event: Event) => void;

interface Attributes {
  /** Found by tests: `data-testid`. */
  readonly testId?: string;
  readonly class?: string;
  /** Listeners by event name. */
  readonly on?: Readonly<Record<string, Listener>>;
  /** true writes an empty attribute, false and undefined write none. */
  readonly attrs?: Readonly<Record<string, string | number | boolean | undefined>>;
}

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (attributes.testId !== undefined) element.dataset['testid'] = attributes.testId;
  if (attributes.class !== undefined) element.className = attributes.class;
  for (const [name, value] of Object.entries(attributes.attrs ?? {})) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(attributes.on ?? {})) {
    element.addEventListener(name, listener);
  }
  append(element, children);
  return element;
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Words for screen readers alone. */
export function unseen(text: string): HTMLElement {
  return el('span', { class: 'unseen' }, text);
}

export function link(hash: string, text: string, attributes: Attributes = {}): HTMLAnchorElement {
  return el('a', { ...attributes, attrs: { ...attributes.attrs, href: hash } }, text);
}

interface ButtonLook extends Attributes {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
}

export function button(
  text: Child,
  press: () => void,
  { kind = 'secondary', ...attributes }: ButtonLook = {},
): HTMLButtonElement {
  return el(
    'button',
    {
      ...attributes,
      class: `button ${kind} ${attributes.class ?? ''}`.trim(),
      attrs: { type: 'button', ...attributes.attrs },
      on: { click: press },
    },
    text,
  );
}

export function card(...children: readonly Child[]): HTMLElement {
  return el('section', { class: 'card' }, ...children);
}
