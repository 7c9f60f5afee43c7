import { SESSION, type SessionShape } from '../ui/shapes';
import { THEME_COLORS } from '../ui/theme-colors';
import { act } from './api';
import { button, el, link } from './dom';
import { select, textField } from './fields';
import { icon } from './icons';
import { hashOf } from './route';

interface TopBarEvents {
  /** The person, the language or the colour is another now. */
  changed(session: SessionShape): void;
  /** Shows or hides the panel with the app. */
  togglePanel(): void;
}

/** The dark bar: institution, search, who is logged in, language and colour. */
export function topBar(session: SessionShape, events: TopBarEvents): HTMLElement {
  const change = (what: object): void => {
    void act(SESSION, 'PUT', '/session', what).then(events.changed);
  };
  const users = session.users.map(({ id, name, roles }) => ({
    value: id,
    label: `${name} (${roles})`,
  }));
  const colors = THEME_COLORS.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  return el(
    'header',
    { class: 'top-bar' },
    el('a', { class: 'skip', attrs: { href: '#page' }, on: { click: skip } }, 'Skip to the page'),
    link('#/', session.institution.name, { class: 'institution', testId: 'alma-institution' }),
    searchBar(),
    el(
      'div',
      { class: 'choices' },
      select('User', users, session.user, {
        testId: 'alma-user',
        isInline: true,
        onChange: (user) => change({ user }),
      }).element,
      select('Language', session.languages, session.language, {
        testId: 'alma-language',
        isInline: true,
        onChange: (language) => change({ language }),
      }).element,
      select('Theme', colors, session.color, {
        testId: 'alma-theme',
        isInline: true,
        onChange: (color) => change({ color }),
      }).element,
      button(icon('panel'), events.togglePanel, {
        kind: 'quiet',
        testId: 'alma-panel-toggle',
        attrs: { 'aria-label': 'Show or hide the Cloud App' },
      }),
    ),
  );
}

function searchBar(): HTMLElement {
  const words = textField('Digital titles', '', {
    type: 'search',
    isInline: true,
    testId: 'alma-search',
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    location.hash = hashOf(['search'], { q: words.value() });
  };
  return el(
    'form',
    { class: 'search', attrs: { role: 'search' }, on: { submit } },
    words.element,
    el(
      'button',
      { class: 'button', attrs: { type: 'submit', 'aria-label': 'Search' } },
      icon('search'),
    ),
  );
}

/** The address after `#` is Alma's own: skipping must not change it. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('page')?.focus();
}
