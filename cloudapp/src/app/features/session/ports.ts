import { InjectionToken } from '@angular/core';

import type { Alma } from '../../alma/port/alma';
import type { CloudApp, Visit } from '../../alma/port/cloudapp';
import type { HandleServer } from '../../resolver/handle-server';

/** Alma's REST API, paced; one for the whole app, so that all screens share one allowance. */
export const ALMA = new InjectionToken<Alma>('Alma');

/** The Alma page beside the app, and what Alma keeps for it. */
export const CLOUD_APP = new InjectionToken<CloudApp>('CloudApp');

/** Who opened the app; known before the first screen is shown. */
export const VISIT = new InjectionToken<Visit>('Visit');

/** The handle server, asked politely. */
export const HANDLE_SERVER = new InjectionToken<HandleServer>('HandleServer');
