import type { Alma } from '../../alma/port/alma';
import type { CloudApp } from '../../alma/port/cloudapp';
import type { SetReader } from '../../alma/port/set-reader';
import type { HandleServer } from '../../resolver/handle-server';
import type { Pacing } from '../long-work/pacing';

/** What a run needs of the world. */
export interface RunPorts {
  readonly alma: Alma;
  readonly reader: SetReader;
  readonly pacing: Pacing;
  readonly handleServer: HandleServer;
  readonly store: Pick<CloudApp, 'readStore' | 'writeStore' | 'removeStore'>;
  readonly lock: RunLock;
  /** Whether the panel is out of sight: then Alma is asked less often. */
  readonly isHidden: () => boolean;
}

/** One panel of this browser drives a run, the others watch. */
export interface RunLock {
  /** @returns how to give it back; `undefined` when another panel has it. */
  acquire(): Promise<(() => void) | undefined>;
}

/** Where the app is, against where its configuration is for. */
export interface RunPlace {
  readonly institution: string;
  readonly almaUrl: string;
}
