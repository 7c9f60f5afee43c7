import { type Child, el } from '../dom';

/** Names and values, one below the other. */
export function facts(pairs: readonly (readonly [name: string, value: Child])[]): HTMLElement {
  return el(
    'dl',
    { class: 'facts' },
    ...pairs.map(([name, value]) =>
      el('div', {}, el('dt', {}, name), el('dd', {}, value === '' ? '–' : value)),
    ),
  );
}
