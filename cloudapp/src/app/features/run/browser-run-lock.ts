import type { RunLock } from '../../workflow/run/run-ports';

const NAME = 'handle-assistant-run';

/** The lock among the panels of one browser; where the browser has none, every panel may drive. */
export function browserRunLock(locks: LockManager | undefined): RunLock {
  return {
    acquire: async () => {
      if (locks === undefined) return () => undefined;
      return new Promise((resolve) => {
        void locks.request(NAME, { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(undefined);
            return undefined;
          }
          // Held until the returned function is called, or the panel is gone.
          return new Promise<void>((release) => resolve(() => release()));
        });
      });
    },
  };
}
