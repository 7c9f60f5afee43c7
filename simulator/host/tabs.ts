import { type Child, el } from './dom';

interface Tab {
  readonly name: string;
  readonly content: readonly Child[];
  /** Whether it is the one that shows at first. */
  readonly isOpen?: boolean;
}

/** Tabs: arrow keys go from one to the next. */
export function tabs(label: string, list: readonly Tab[]): HTMLElement {
  const heads = list.map(({ name }, at) =>
    el(
      'button',
      {
        testId: `alma-tab-${name.toLowerCase().replaceAll(' ', '-')}`,
        attrs: { type: 'button', role: 'tab', id: `tab-${at}`, 'aria-controls': `tab-panel-${at}` },
      },
      name,
    ),
  );
  const panels = list.map(({ content }, at) =>
    el('div', { attrs: { role: 'tabpanel', id: `tab-panel-${at}` } }, ...content),
  );
  const open = (wanted: number): void => {
    heads.forEach((head, at) => {
      head.setAttribute('aria-selected', String(at === wanted));
      head.tabIndex = at === wanted ? 0 : -1;
    });
    panels.forEach((panel, at) => (panel.hidden = at !== wanted));
  };
  heads.forEach((head, at) => {
    head.addEventListener('click', () => open(at));
    head.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = (at + step + heads.length) % heads.length;
      open(next);
      heads[next]?.focus();
    });
  });
  open(
    Math.max(
      0,
      list.findIndex(({ isOpen }) => isOpen === true),
    ),
  );
  return el(
    'div',
    {},
    el('div', { class: 'tabs', attrs: { role: 'tablist', 'aria-label': label } }, ...heads),
    ...panels,
  );
}
