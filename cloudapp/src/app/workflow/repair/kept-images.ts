/** The key in the Store under which the newest before-images are kept. */
export const KEPT_IMAGES_KEY = 'before-images';

const MOST_IMAGES = 5;
/** Characters; more than Alma's Store is asked to keep in one place is not tried. */
const MOST_CHARACTERS = 18_000;

/**
 * Of files of before-images (JSON Lines), the newest few that find room in the Store: whole lines, newest last.
 * The file that the person saved is what counts; this one is for the repair of a minute ago.
 */
export function newestImages(former: string, added: string): string {
  const lines = `${former}\n${added}`.split('\n').filter((line) => line.trim() !== '');
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.reverse()) {
    length += line.length + 1;
    if (kept.length === MOST_IMAGES || length > MOST_CHARACTERS) break;
    kept.unshift(line);
  }
  return kept.map((line) => `${line}\n`).join('');
}
