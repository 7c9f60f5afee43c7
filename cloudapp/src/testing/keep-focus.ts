import { ENVIRONMENT_INITIALIZER, inject, type Provider } from '@angular/core';

import { FocusKeeper } from '../app/shell/focus-keeper';

/** Keeps the focus as the app does, on a page that has it. */
export function keepFocus(): Provider {
  // A browser without a screen may not give the page the focus.
  spyOn(document, 'hasFocus').and.returnValue(true);
  const watch = (): void => inject(FocusKeeper).watch();
  return { provide: ENVIRONMENT_INITIALIZER, multi: true, useValue: watch };
}
