import { DOCUMENT } from '@angular/common';
import { inject, InjectionToken } from '@angular/core';

import { fetchHandleServer } from '../../resolver/fetch-handle-server';
import type { HandleServer } from '../../resolver/handle-server';
import { browserRefusals } from '../../resolver/refusals';

/** The handle server at an address that is not saved yet. */
export const HANDLE_SERVER_AT = new InjectionToken<(resolver: string) => HandleServer>(
  'HandleServerAt',
  {
    providedIn: 'root',
    factory: () => {
      const refusals = browserRefusals(inject(DOCUMENT));
      return (resolver) => fetchHandleServer({ resolver: () => resolver, refusals });
    },
  },
);
