import { type EnvironmentProviders, importProvidersFrom, type Provider } from '@angular/core';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { provideRouter } from '@angular/router';
import {
  TranslateCompiler,
  TranslateLoader,
  TranslateModule,
  type TranslationObject,
} from '@ngx-translate/core';
import { type Observable, of } from 'rxjs';

import english from '../../../i18n/en.json';
import {
  ALMA,
  BULK_ALMA,
  CLOUD_APP,
  HANDLE_SERVER,
  PACING,
  SET_READER,
} from '../app/features/session/ports';
import { IcuCompiler } from '../app/shell/icu-compiler';
import { type SimulatedWorld } from '../app/workflow/testing/simulated-world';
import type { CloudAppInMemory } from './cloud-app-in-memory';

class English extends TranslateLoader {
  getTranslation(): Observable<TranslationObject> {
    return of(english);
  }
}

/** The ports over a simulated Alma, and the app's own sentences: what a screen needs in a spec. */
export function provideSimulatedApp(
  world: SimulatedWorld,
  cloudApp: CloudAppInMemory,
): readonly (Provider | EnvironmentProviders)[] {
  return [
    provideRouter([{ path: '**', children: [] }]),
    provideNoopAnimations(),
    importProvidersFrom(
      TranslateModule.forRoot({
        defaultLanguage: 'en',
        loader: { provide: TranslateLoader, useClass: English },
        compiler: { provide: TranslateCompiler, useClass: IcuCompiler },
      }),
    ),
    { provide: ALMA, useValue: world.alma },
    { provide: BULK_ALMA, useValue: world.alma },
    { provide: SET_READER, useValue: world.reader },
    { provide: PACING, useValue: { pause: () => undefined, resume: () => undefined } },
    { provide: HANDLE_SERVER, useValue: world.handleServer },
    { provide: CLOUD_APP, useValue: cloudApp },
  ];
}
