import { titleThatShows } from '../support/built-in';
import { changeConfiguration } from '../support/other-hand';
import { expect, give, goTo, NO_ANSWER, openSetByName, REFUSED } from './go';
import { type Screen } from './screen';

const TYPED = titleThatShows('typed').mmsId;

/** The start page in all that can be there, or be wrong, when the app is opened. */
export const START_SCREENS: readonly Screen[] = [
  {
    name: 'start',
    open: async (_page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
    },
  },
  {
    name: 'starting',
    says: NO_ANSWER,
    open: async (page, app, control) => {
      await control.faults({ match: { message: 'INIT_DATA' }, effect: 'hang' });
      await page.reload();
      await expect(app.locator('main[aria-busy="true"]')).toBeVisible();
    },
  },
  {
    name: 'start-failed',
    says: REFUSED,
    open: async (page, app, control) => {
      await control.faults({ match: { message: 'INIT_DATA' }, effect: '500' });
      await page.reload();
      await expect(app.getByTestId('start-failed')).toBeVisible();
    },
  },
  {
    name: 'start-without-configuration',
    config: 'none',
    open: async (_page, app) => {
      await expect(app.getByTestId('no-configuration')).toBeVisible();
    },
  },
  {
    name: 'start-cataloguer-without-configuration',
    config: 'none',
    user: 'cataloguer',
    open: async (_page, app) => {
      await expect(app.getByTestId('no-configuration')).toBeVisible();
    },
  },
  {
    name: 'start-elsewhere',
    open: async (page, app) => {
      const production = { institution: '01OTHER', host: 'other.alma.exlibrisgroup.com' };
      await changeConfiguration(page, (stored) => ({ ...stored, production }));
      await page.reload();
      await expect(app.getByTestId('elsewhere')).toBeVisible();
    },
  },
  {
    name: 'start-visitor',
    user: 'visitor',
    says: REFUSED,
    open: async (_page, app) => {
      await app.getByTestId('set-search').fill('Every state');
      await expect(app.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'start-found',
    open: async (_page, app) => {
      await openSetByName(app, 'December batch');
      await app.getByTestId('nav-start').click();
      await app.getByTestId('set-search').fill('batch');
      await expect(app.getByTestId('set-option').nth(2)).toBeVisible();
    },
  },
  {
    name: 'start-nothing-found',
    open: async (_page, app) => {
      await app.getByTestId('set-search').fill('No set has such a name');
      await expect(app.locator('app-set-search [role="status"]')).not.toBeEmpty();
      await expect(app.getByTestId('set-option')).toHaveCount(0);
    },
  },
  {
    name: 'list-refused',
    open: async (_page, app) => {
      const text = 'MMS ID\r\n9.91012E+17\r\n22512345678\r\nnot an id\r\n';
      await give(app.getByTestId('import-list'), 'my list.csv', text);
      await expect(app.getByTestId('import-refused')).toBeVisible();
    },
  },
  {
    name: 'sets-of-the-page',
    open: async (page, app, control) => {
      await goTo(page, control, '#/sets');
      await expect(app.getByTestId('set-option').first()).toBeVisible();
    },
  },
  {
    name: 'record-reading',
    says: NO_ANSWER,
    open: async (page, app, control) => {
      await control.faults({ match: { path: '/bibs' }, effect: 'hang' });
      await goTo(page, control, `#/record/${TYPED}`);
      await expect(app.getByTestId('record-card')).toBeVisible();
    },
  },
  {
    name: 'record-not-read',
    says: REFUSED,
    open: async (page, app, control) => {
      await control.faults({ match: { path: '/bibs' }, effect: '401' });
      await goTo(page, control, `#/record/${TYPED}`);
      await expect(app.getByTestId('card-error')).toBeVisible();
    },
  },
  {
    name: 'record-card',
    open: async (page, app, control) => {
      await goTo(page, control, `#/record/${TYPED}`);
      await expect(app.getByTestId('record-outcome')).toBeVisible();
    },
  },
  {
    name: 'record-to-a-set',
    open: async (page, app, control) => {
      await goTo(page, control, `#/record/${TYPED}`);
      await app.getByTestId('add-to-set').click();
      await app.getByTestId('target-search').fill('batch');
      await expect(app.getByTestId('target-option').first()).toBeVisible();
    },
  },
  {
    name: 'record-cards',
    open: async (page, app, control) => {
      await goTo(page, control, '#/sets/7710000020006421/members');
      await expect(app.getByTestId('record-outcome').nth(19)).toBeVisible();
    },
  },
];
