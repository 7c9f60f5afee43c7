import { InjectionToken } from '@angular/core';

import type { Alma } from '../../alma/port/alma';
import type { CloudApp } from '../../alma/port/cloudapp';
import type { SetReader } from '../../alma/port/set-reader';
import type { HandleServer } from '../../resolver/handle-server';
import type { Pacing } from '../../workflow/long-work/pacing';

/** Alma's REST API, paced, for what a person waits for: goes before all work in bulk. */
export const ALMA = new InjectionToken<Alma>('Alma');

/** The same with the same allowance, for work in bulk. */
export const BULK_ALMA = new InjectionToken<Alma>('BulkAlma');

/** Reads whole sets, as fast as Alma allows. */
export const SET_READER = new InjectionToken<SetReader>('SetReader');

/** The Alma page beside the app, and what Alma keeps for it. */
export const CLOUD_APP = new InjectionToken<CloudApp>('CloudApp');

/** The handle server, asked politely. */
export const HANDLE_SERVER = new InjectionToken<HandleServer>('HandleServer');

/** Holds back the calls in bulk while a check is paused. */
export const PACING = new InjectionToken<Pacing>('Pacing');
