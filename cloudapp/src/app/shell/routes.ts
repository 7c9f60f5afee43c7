import type { Routes } from '@angular/router';

import { askBeforeLeaving } from '../features/session/leaving';
import { Start } from '../features/start/start';

/** The start page comes with the app; every other screen is loaded when it is opened. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', component: Start },
  {
    path: 'set/:id',
    loadComponent: () => import('../features/set/set-page').then(({ SetPage }) => SetPage),
  },
  {
    path: 'repair',
    loadComponent: () =>
      import('../features/repair/repair-page').then(({ RepairPage }) => RepairPage),
  },
  {
    path: 'config',
    canDeactivate: [askBeforeLeaving],
    loadComponent: () =>
      import('../features/config/config-page').then(({ ConfigPage }) => ConfigPage),
  },
  {
    path: 'settings',
    loadComponent: () =>
      import('../features/settings/settings-page').then(({ SettingsPage }) => SettingsPage),
  },
  {
    path: 'help',
    loadComponent: () => import('../features/help/help-page').then(({ HelpPage }) => HelpPage),
  },
  {
    path: 'run/new',
    loadComponent: () => import('../features/run/prepare-page').then((m) => m.PreparePage),
  },
  {
    path: 'run/take-up',
    loadComponent: () => import('../features/run/take-up-page').then((m) => m.TakeUpPage),
  },
  {
    path: 'run',
    loadComponent: () => import('../features/run/run-page').then((m) => m.RunPage),
  },
  {
    path: 'runs',
    loadComponent: () => import('../features/run/history-page').then((m) => m.HistoryPage),
  },
  { path: '**', redirectTo: '' },
];
