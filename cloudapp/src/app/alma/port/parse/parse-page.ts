import { type Page } from '../alma';
import { isReplyObject, listOf, numberOf, objectOf } from './reply';

/**
 * A page of a list: `{"set": […], "total_record_count": n}`. An empty page has no `set` at all.
 * @param name what Alma calls an entry of the list
 */
export function parsePage<T>(
  reply: unknown,
  name: string,
  parseRow: (row: unknown, path: string) => T,
): Page<T> {
  const page = objectOf(reply, name);
  // A list of one was seen as a lone object, and in XML's shape below its plural.
  const nested = page[`${name}s`];
  const rows = listOf(isReplyObject(nested) ? nested[name] : page[name]).map((row, index) =>
    parseRow(row, `${name}[${index}]`),
  );
  const total = numberOf(page['total_record_count'], 'total_record_count');
  return { rows, total: total ?? rows.length };
}
