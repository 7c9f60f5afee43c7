/**
 * The configuration with which our own app starts in the simulated Alma (`--config demo`): built
 * from the archive and from the simulated Alma's own job ids.
 */
export function demoConfig(): string {
  return '{}';
}
