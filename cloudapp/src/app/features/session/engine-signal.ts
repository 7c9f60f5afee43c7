import { signal, type Signal } from '@angular/core';

/** Something that works by itself and tells when it changed: a check, a run, a repair. */
export interface Engine<T> {
  readonly snapshot: T;
  subscribe(listener: () => void): () => void;
}

/** An engine's snapshot as a signal, followed until `stop`. */
export interface Followed<T> {
  readonly snapshot: Signal<T>;
  readonly stop: () => void;
}

/** Follows an engine: its snapshot becomes a signal for the screens. */
export function follow<T>(engine: Engine<T>): Followed<T> {
  const snapshot = signal(engine.snapshot);
  const stop = engine.subscribe(() => snapshot.set(engine.snapshot));
  return { snapshot: snapshot.asReadonly(), stop };
}
