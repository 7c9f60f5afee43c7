/**
 * The ids of runs that stand in a set's name or description, or in a run's name in Alma, each once.
 * Whole words only: an id is not found in a longer one.
 */
export function runIdsIn(text: string): readonly string[] {
  return [...new Set(text.match(/(?<![\w-])HA-\w{4}-\w{4}(?![\w-])/g))];
}
