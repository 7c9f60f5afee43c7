const WORD = /[\p{L}\p{N}]/u;

/**
 * The words of a set's name as Alma's brief search takes them. There `AND` joins two terms and `~` ends a
 * field: in a name they would make the whole query invalid. Without them more sets are found, never fewer.
 */
export function wordsOfName(name: string): string {
  const words = name
    .replaceAll('~', ' ')
    .split(/\s+/)
    .filter((word) => WORD.test(word));
  const others = words.filter((word) => word.toUpperCase() !== 'AND');
  return (others.length === 0 ? words.slice(0, 1) : others).join(' ');
}
