import { type FrameLocator, type Page } from '@playwright/test';

import { checkHandles, checkSet } from '../support/alma-page';
import { membersOf } from '../support/built-in';
import { type Control, type Fault } from '../support/control';
import { saveBy } from '../support/saved-file';
import { expect, give, NO_ANSWER, openSetByName, REFUSED } from './go';
import { type Screen } from './screen';

/** The first batch comes, the others never do. */
export const HALF_WAY: readonly Fault[] = [
  { match: { path: '/bibs$' }, times: 1, effect: 'slow', ms: 1 },
  { match: { path: '/bibs$' }, effect: 'hang' },
];

async function checkHalfWay(app: FrameLocator, control: Control): Promise<void> {
  await control.faults(...HALF_WAY);
  await openSetByName(app, 'All digital titles');
  await app.getByTestId('check').click();
  await expect(app.getByTestId('progress')).not.toHaveAttribute('aria-valuenow', '0');
}

async function checkEveryState(app: FrameLocator): Promise<void> {
  await openSetByName(app, 'Every state');
  await checkSet(app);
}

async function choose(app: FrameLocator, control: Control, fault: Fault): Promise<void> {
  await app.getByTestId('set-search').fill('Every state');
  await expect(app.getByTestId('set-option').first()).toBeVisible();
  await control.faults(fault);
  await app.getByTestId('set-option').first().click();
}

async function compare(page: Page, app: FrameLocator): Promise<void> {
  await openSetByName(app, 'Old handle fixes');
  await checkSet(app);
  await checkHandles(app);
  const { text } = await saveBy(page, app.getByTestId('export-report'));
  const earlier = text.replace(',right,', ',unregistered,');
  await give(app.getByTestId('compare-import'), 'report of last month.csv', earlier);
  await expect(app.getByTestId('compare-count-new')).toBeVisible();
}

/** A set from its choice to its files, and what can go wrong on the way. */
export const SET_SCREENS: readonly Screen[] = [
  {
    name: 'set-reading',
    says: NO_ANSWER,
    open: async (_page, app, control) => {
      await choose(app, control, { match: { path: '/conf/sets/' }, effect: 'hang' });
      await expect(app.locator('app-set-page [role="status"]')).toBeVisible();
    },
  },
  {
    name: 'set-not-read',
    says: REFUSED,
    open: async (_page, app, control) => {
      await choose(app, control, { match: { path: '/conf/sets/' }, effect: '401' });
      await expect(app.getByTestId('error')).toBeVisible();
    },
  },
  { name: 'set', open: (_page, app) => openSetByName(app, 'Every state') },
  { name: 'set-empty', open: (_page, app) => openSetByName(app, 'Nothing in it') },
  { name: 'set-logical', open: (_page, app) => openSetByName(app, 'Postcards (logical)') },
  { name: 'set-private', open: (_page, app) => openSetByName(app, 'My private set') },
  {
    name: 'set-not-set-up',
    config: 'none',
    open: (_page, app) => openSetByName(app, 'Every state'),
  },
  {
    name: 'check-running',
    says: NO_ANSWER,
    open: (_page, app, control) => checkHalfWay(app, control),
  },
  {
    name: 'check-paused',
    says: NO_ANSWER,
    open: async (_page, app, control) => {
      await checkHalfWay(app, control);
      await app.getByTestId('pause').click();
      await expect(app.getByTestId('resume')).toBeVisible();
    },
  },
  {
    name: 'check-let-go',
    says: NO_ANSWER,
    open: async (_page, app, control) => {
      await checkHalfWay(app, control);
      await app.getByTestId('pause').click();
      await app.getByTestId('nav-start').click();
      await app.getByTestId('set-search').fill('Every state');
      await app.getByTestId('set-option').filter({ hasText: 'Every state' }).first().click();
      await expect(app.getByTestId('let-go')).toBeVisible();
    },
  },
  {
    name: 'check-cancelled',
    says: NO_ANSWER,
    open: async (_page, app, control) => {
      await checkHalfWay(app, control);
      await app.getByTestId('cancel').click();
      await expect(app.getByTestId('export-report')).toBeEnabled();
    },
  },
  {
    name: 'handles-running',
    open: async (_page, app, control) => {
      await checkEveryState(app);
      await control.faults(
        { match: { path: '/hdl/' }, times: 12, effect: 'slow', ms: 1 },
        { match: { path: '/hdl/' }, effect: 'hang' },
      );
      await app.getByTestId('check-handles').click();
      await expect(app.getByTestId('handles-progress')).not.toHaveAttribute('aria-valuenow', '0');
    },
  },
  {
    name: 'set-checked',
    open: async (_page, app) => {
      await checkEveryState(app);
      await checkHandles(app);
    },
  },
  {
    name: 'set-clustered',
    open: async (_page, app) => {
      await openSetByName(app, 'All digital titles');
      await checkSet(app);
      await checkHandles(app);
      await app.getByTestId('support-write').or(app.getByTestId('support-text')).first().waitFor();
      await expect(app.getByTestId('cluster-row').first()).toBeVisible();
    },
  },
  { name: 'set-compared', open: compare },
  {
    name: 'set-filtered-to-nothing',
    open: async (_page, app) => {
      await checkEveryState(app);
      await app.getByTestId('result-filter').fill('no title has these words');
      await expect(app.getByTestId('result-row')).toHaveCount(0);
    },
  },
  {
    name: 'set-made',
    open: async (_page, app) => {
      await checkEveryState(app);
      await app.getByRole('button', { name: /^(Typed|עם סוג)$/ }).click();
      await app.getByTestId('set-from-selection-name').fill('Titles to look at');
      await app.getByTestId('set-from-selection').click();
      await expect(app.getByTestId('set-from-selection-made')).toBeVisible();
    },
  },
  {
    name: 'set-refused',
    says: REFUSED,
    open: async (_page, app, control) => {
      await checkEveryState(app);
      await control.faults({ match: { method: 'POST', path: '/conf/sets' }, effect: '401' });
      await app.getByTestId('set-from-selection-name').fill('Titles to look at');
      await app.getByTestId('set-from-selection').click();
      await expect(app.getByTestId('set-from-selection-refused')).toBeVisible();
    },
  },
  {
    name: 'record-details',
    open: async (_page, app) => {
      await checkEveryState(app);
      await app.getByTestId('result-filter').fill('Parade');
      await app.getByTestId('result-row').click();
      await expect(app.getByTestId('record-details').locator('pre').first()).toBeVisible();
    },
  },
  {
    name: 'list',
    open: async (_page, app) => {
      const [one = '', two = ''] = membersOf('First batch');
      const text = `MMS ID\r\n${one}\r\n${two}\r\n${one}\r\n9.91012E+17\r\n`;
      await give(app.getByTestId('import-list'), 'my list.csv', text);
      await expect(app.getByTestId('list-bad-line')).toBeVisible();
    },
  },
];
