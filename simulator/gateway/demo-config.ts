import { type Library } from '../library/library';

/** What the demo configuration is built from. */
export interface DemoSurroundings {
  readonly library: Library;
  /** Where handles are asked for: `http://127.0.0.1:4400/hdl`. */
  readonly resolver: string;
  /** Whether the proxy's limits are in force; otherwise the app is configured without rates. */
  readonly hasLimits: boolean;
}

/**
 * The configuration with which our own app starts in the simulated Alma (`--config demo`): built
 * from the archive and from the simulated Alma's own job ids.
 */
export function demoConfig(_surroundings: DemoSurroundings): string {
  return '{}';
}
