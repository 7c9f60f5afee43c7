import {
  effect,
  type EnvironmentProviders,
  ENVIRONMENT_INITIALIZER,
  inject,
  InjectionToken,
  makeEnvironmentProviders,
} from '@angular/core';
import {
  CloudAppConfigService,
  CloudAppEventsService,
  CloudAppRestService,
  CloudAppSettingsService,
  CloudAppStoreService,
} from '@exlibris/exl-cloudapp-angular-lib';

import { sdkCloudApp } from '../alma/cloudapp/sdk-cloud-app';
import { sdkRest } from '../alma/cloudapp/sdk-rest';
import { pacedRest, type PacedRest } from '../alma/pace/paced-rest';
import { setReader } from '../alma/pace/read-set';
import { almaOverRest } from '../alma/port/alma-over-rest';
import { emptyConfiguration } from '../core/configuration/defaults';
import { ConfigurationStore } from '../features/session/configuration-store';
import {
  ALMA,
  BULK_ALMA,
  CLOUD_APP,
  HANDLE_SERVER,
  PACING,
  SET_READER,
} from '../features/session/ports';
import { fetchHandleServer } from '../resolver/fetch-handle-server';
import { politeHandleServer, type PoliteHandleServer } from '../resolver/polite-handle-server';
import { browserRefusals } from '../resolver/refusals';

/** One allowance for the whole app: Alma counts a user's calls, whatever screen they come from. */
const PACED_REST = new InjectionToken<PacedRest>('PacedRest');
const POLITE_HANDLE_SERVER = new InjectionToken<PoliteHandleServer>('PoliteHandleServer');

/** What the screens need of the world, over the SDK and the browser. */
export function providePorts(): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: PACED_REST, useFactory: () => pacedRest(sdkRest(inject(CloudAppRestService))) },
    { provide: ALMA, useFactory: () => almaOverRest(inject(PACED_REST).urgent) },
    { provide: PACING, useExisting: PACED_REST },
    { provide: BULK_ALMA, useFactory: () => almaOverRest(inject(PACED_REST)) },
    { provide: SET_READER, useFactory: () => setReader(inject(BULK_ALMA)) },
    {
      provide: CLOUD_APP,
      useFactory: () =>
        sdkCloudApp({
          events: inject(CloudAppEventsService),
          config: inject(CloudAppConfigService),
          settings: inject(CloudAppSettingsService),
          store: inject(CloudAppStoreService),
        }),
    },
    { provide: POLITE_HANDLE_SERVER, useFactory: makeHandleServer },
    { provide: HANDLE_SERVER, useExisting: POLITE_HANDLE_SERVER },
    { provide: ENVIRONMENT_INITIALIZER, multi: true, useValue: keepPace },
  ]);
}

function makeHandleServer(): PoliteHandleServer {
  const { configuration } = inject(ConfigurationStore);
  const { resolver } = emptyConfiguration();
  return politeHandleServer(
    fetchHandleServer({
      resolver: () => configuration()?.resolver ?? resolver,
      refusals: browserRefusals(document),
    }),
  );
}

/** Takes over the institution's rates when its configuration is read or saved. */
function keepPace(): void {
  const { configuration } = inject(ConfigurationStore);
  const rest = inject(PACED_REST);
  const handleServer = inject(POLITE_HANDLE_SERVER);
  effect(() => {
    const rates = configuration()?.rates;
    if (rates === undefined) return;
    rest.setPolicy({
      perWindow: rates.almaCallsPerWindow,
      atOnce: rates.almaAtOnce,
      guardMs: rates.almaGuardMs,
    });
    handleServer.setPolicy({ perSecond: rates.handlesPerSecond, atOnce: rates.handlesAtOnce });
  });
}
