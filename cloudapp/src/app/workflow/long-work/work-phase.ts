/** Where a long work stands. */
export type WorkPhase = 'idle' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
