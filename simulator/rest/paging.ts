import { invalidParameter } from './alma-fault';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const MOST = 100;

/**
 * Reads `limit` (0–100, default 10) and `offset` (default 0).
 * @throws AlmaFault 40166410 for anything else.
 */
export function readPage(query: Readonly<Record<string, string>>): Page {
  const limit = numberOf(query['limit'], 10);
  const offset = numberOf(query['offset'], 0);
  if (limit === undefined || limit > MOST) throw invalidParameter('limit', `0-${MOST}`);
  if (offset === undefined) throw invalidParameter('offset', 'numbers from 0');
  return { limit, offset };
}

/** The entries of one page. */
export function sliceOf<T>(all: readonly T[], { limit, offset }: Page): readonly T[] {
  return all.slice(offset, offset + limit);
}

function numberOf(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined || text === '') return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
