import type { Routes } from '@angular/router';

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
  { path: '**', redirectTo: '' },
];
