import { effect, signal, type Signal } from '@angular/core';

const TICK_MS = 1000;

/** The time, in milliseconds since 1970, going on by seconds while it is wanted; called in an injection context. */
export function ticking(isWanted: () => boolean): Signal<number> {
  const now = signal(Date.now());
  effect(
    (onCleanup) => {
      if (!isWanted()) return;
      now.set(Date.now());
      const timer = setInterval(() => now.set(Date.now()), TICK_MS);
      onCleanup(() => clearInterval(timer));
    },
    { allowSignalWrites: true },
  );
  return now.asReadonly();
}
