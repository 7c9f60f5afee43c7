import { openFromMenu } from '../support/alma-page';
import { CONFIGURATION_SCREENS } from './configuration-screens';
import { expect } from './go';
import { REPAIR_SCREENS } from './repair-screens';
import { RUN_SCREENS } from './run-screens';
import { type Screen } from './screen';
import { SET_SCREENS } from './set-screens';
import { START_SCREENS } from './start-screens';

/** Every screen, in the order in which a person meets them. */
export const SCREENS: readonly Screen[] = [
  ...START_SCREENS,
  ...SET_SCREENS,
  ...REPAIR_SCREENS,
  ...RUN_SCREENS,
  ...CONFIGURATION_SCREENS,
  {
    name: 'settings',
    open: async (page, app) => {
      await openFromMenu(page, 'settings');
      await app.getByTestId('setting-notice').uncheck();
      await expect(app.getByTestId('settings-kept')).not.toBeEmpty();
    },
  },
  {
    name: 'help',
    open: async (page, app) => {
      await openFromMenu(page, 'help');
      await expect(app.getByTestId('help-search')).toBeVisible();
    },
  },
  {
    name: 'help-found',
    open: async (page, app) => {
      await openFromMenu(page, 'help');
      await app.getByTestId('help-search').fill('Handle');
      await expect(app.getByTestId('help-count')).not.toBeEmpty();
    },
  },
];
