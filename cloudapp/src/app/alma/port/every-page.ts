import { type Page } from './alma';
import { unreadable } from './parse/reply';

/** Rows that Alma hands out at a time. */
export const LARGEST_PAGE = 100;
/** No Alma has 4,000 jobs, profiles, or runs of one job within days. */
const MOST_PAGES = 40;

/**
 * Reads a list page by page, to its end.
 * @throws AlmaError for a list that has none: an answer that repeats itself must not be asked for for ever
 */
export async function everyPage<T>(
  read: (offset: number) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let pages = 1; ; pages++) {
    const { rows: more, total } = await read(rows.length);
    rows.push(...more);
    if (more.length === 0 || rows.length >= total) return rows;
    if (pages === MOST_PAGES) throw unreadable('total_record_count', 'how many there are', total);
  }
}
