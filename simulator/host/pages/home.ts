import { card, el, link } from '../dom';
import { type MakePage } from '../page';

/** Alma's start page. */
export const homePage: MakePage = () => {
  const shortcuts: readonly (readonly [hash: string, name: string, what: string])[] = [
    ['#/sets', 'Manage Sets', 'Itemized and logical sets of titles'],
    ['#/search', 'Digital Titles', 'Search the digital titles of the institution'],
    ['#/run-job', 'Run a Job', 'Run a process on a set'],
    ['#/jobs', 'Monitor Jobs', 'Running jobs, history and reports'],
    ['#/profiles', 'Integration Profiles', 'Persistent handle identifiers'],
  ];
  const tiles = shortcuts.map(([hash, name, what]) =>
    el('li', {}, link(hash, name), el('p', {}, what)),
  );
  return Promise.resolve({
    title: 'Home',
    content: [
      el(
        'p',
        { class: 'lead' },
        'A simulated Alma: its records, sets and jobs live on this machine only, and are as they were after every start.',
      ),
      card(el('h2', {}, 'Shortcuts'), el('ul', { class: 'tiles' }, ...tiles)),
    ],
  });
};
