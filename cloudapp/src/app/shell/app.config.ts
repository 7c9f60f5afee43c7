import {
  APP_INITIALIZER,
  type ApplicationConfig,
  importProvidersFrom,
  inject,
  provideZoneChangeDetection,
} from '@angular/core';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import {
  provideRouter,
  withComponentInputBinding,
  withHashLocation,
  withInMemoryScrolling,
} from '@angular/router';
import { TranslateCompiler, TranslateLoader, TranslateModule } from '@ngx-translate/core';

import { Session } from '../features/session/session';
import { IcuCompiler } from './icu-compiler';
import { providePorts } from './ports';
import { routes } from './routes';
import { TranslationFiles } from './translation-files';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZoneChangeDetection({ eventCoalescing: true }),
    provideRouter(
      routes,
      withHashLocation(),
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'top' }),
    ),
    provideNoopAnimations(),
    importProvidersFrom(
      TranslateModule.forRoot({
        loader: { provide: TranslateLoader, useClass: TranslationFiles },
        compiler: { provide: TranslateCompiler, useClass: IcuCompiler },
      }),
    ),
    providePorts(),
    {
      provide: APP_INITIALIZER,
      multi: true,
      // Not waited for: the first screen says that Alma is being asked.
      useFactory: () => {
        const session = inject(Session);
        return () => void session.start();
      },
    },
  ],
};
