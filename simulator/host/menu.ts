import { el } from './dom';
import { icon, type IconName } from './icons';
import { readRoute } from './route';

interface Entry {
  readonly hash: string;
  readonly name: string;
  readonly icon: IconName;
  readonly testId: string;
  /** First parts of the addresses at which it is lit. */
  readonly rooms: readonly string[];
}

const GROUPS: readonly (readonly [heading: string, entries: readonly Entry[]])[] = [
  [
    'Resources',
    [
      entry('#/sets', 'Manage Sets', 'sets', 'sets', ['sets']),
      entry('#/search', 'Digital Titles', 'search', 'search', ['search', 'record']),
    ],
  ],
  [
    'Admin',
    [
      entry('#/run-job', 'Run a Job', 'run', 'run-job', ['run-job']),
      entry('#/jobs', 'Monitor Jobs', 'monitor', 'jobs', ['jobs']),
    ],
  ],
  [
    'Configuration',
    [entry('#/profiles', 'Integration Profiles', 'profiles', 'profiles', ['profiles', 'profile'])],
  ],
];

/** The menu on the left. */
export class Menu {
  readonly element: HTMLElement;
  private readonly links: readonly (readonly [Entry, HTMLElement])[];

  constructor() {
    const home = entry('#/', 'Home', 'home', 'home', ['']);
    const made = new Map([home, ...GROUPS.flatMap(([, list]) => list)].map(linkOf));
    this.links = [...made];
    this.element = el(
      'nav',
      { class: 'menu', attrs: { 'aria-label': 'Alma' } },
      made.get(home),
      ...GROUPS.map(([heading, list]) =>
        el('div', {}, el('h2', {}, heading), ...list.map((one) => made.get(one))),
      ),
    );
  }

  /** Lights the entry of the page at the address. */
  light(): void {
    const [room = ''] = readRoute(location.hash).path;
    for (const [{ rooms }, link] of this.links) {
      if (rooms.includes(room)) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }
}

function linkOf(one: Entry): readonly [Entry, HTMLElement] {
  const attributes = { testId: `alma-menu-${one.testId}`, attrs: { href: one.hash } };
  return [one, el('a', attributes, icon(one.icon), one.name)];
}

function entry(
  hash: string,
  name: string,
  picture: IconName,
  testId: string,
  rooms: readonly string[],
): Entry {
  return { hash, name, icon: picture, testId, rooms };
}
