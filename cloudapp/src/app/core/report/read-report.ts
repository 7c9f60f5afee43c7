import type { Handle } from '../handle/handle';
import { handleOf } from '../handle/handle-parts';
import { parseHandle } from '../handle/parse-handle';
import { isMmsId, type MmsId } from '../identifiers/mms-id';
import { OUTCOMES, type Outcome } from '../outcome/outcome';
import { readCsv, type NumberedRow } from '../table/read-csv';
import { VERDICTS } from '../verdict/verdict';
import { unguardCell } from './cell';

/** A record as an earlier report told of it. */
export interface PreviousRow {
  readonly mmsId: MmsId;
  readonly title: string;
  /** `undefined` where it bore none. */
  readonly handle: Handle | undefined;
  /** Whether its handle led to it; `undefined`: not asked, or it could not be told. */
  readonly isRight: boolean | undefined;
  /** Only in our own reports. */
  readonly outcome: Outcome | undefined;
}

/** A row that is left out of the comparison. */
export interface ReportProblem {
  /** Of the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly reason: 'not-an-id' | 'twice' | 'unknown-verdict';
}

/** What a file turned out to be. */
export type PreviousReport =
  | {
      readonly kind: 'ours' | 'cabb';
      readonly rows: readonly PreviousRow[];
      readonly problems: readonly ReportProblem[];
    }
  | { readonly kind: 'unknown' };

/** A cell by the name of its column. */
type CellOf = (column: string) => string;
type ReadRow = (mmsId: MmsId, cell: CellOf) => PreviousRow | 'unknown-verdict';

const OUR_ID = 'mms_id';
const KINDS = [
  { kind: 'ours', id: OUR_ID, needs: ['handle', 'verdict'], read: readOurs },
  { kind: 'cabb', id: 'mms id', needs: ['handle url', 'http status code'], read: readCabb },
] as const;

/** Reads a report of an earlier check, this app's or CABB's, whatever the order of its columns. */
export function readReport(text: string): PreviousReport {
  const [header, ...body] = readCsv(text);
  const columns = new Map((header?.cells ?? []).map((name, at) => [columnName(name), at]));
  const found = KINDS.find(({ id, needs }) => [id, ...needs].every((name) => columns.has(name)));
  if (found === undefined) return { kind: 'unknown' };
  return { kind: found.kind, ...readRows(body, columns, found.id, found.read) };
}

function readRows(
  body: readonly NumberedRow[],
  columns: ReadonlyMap<string, number>,
  idColumn: string,
  read: ReadRow,
): { rows: readonly PreviousRow[]; problems: readonly ReportProblem[] } {
  const rows = new Map<MmsId, PreviousRow>();
  const problems: ReportProblem[] = [];
  for (const { line, cells } of body) {
    const cell: CellOf = (column) => unguardCell(cells[columns.get(column) ?? -1] ?? '');
    const id = cell(idColumn).trim();
    // A member that Alma did not name has its row in our report, and nothing to be compared by.
    if (id === '' && idColumn === OUR_ID) continue;
    if (!isMmsId(id)) problems.push({ line, text: id, reason: 'not-an-id' });
    else if (rows.has(id)) problems.push({ line, text: id, reason: 'twice' });
    else {
      const row = read(id, cell);
      if (typeof row === 'string') problems.push({ line, text: id, reason: row });
      else rows.set(id, row);
    }
  }
  return { rows: [...rows.values()], problems };
}

function readOurs(mmsId: MmsId, cell: CellOf): PreviousRow | 'unknown-verdict' {
  const written = cell('verdict').trim();
  const verdict = VERDICTS.find((id) => id === written);
  if (verdict === undefined && written !== '') return 'unknown-verdict';
  const isKnown = verdict !== undefined && verdict !== 'unchecked';
  const [prefix = '', ...suffix] = cell('handle').split('/');
  return {
    mmsId,
    title: cell('title'),
    handle: handleOf(prefix, suffix.join('/')),
    isRight: isKnown ? verdict === 'right' : undefined,
    outcome: OUTCOMES.find((id) => id === cell('outcome').trim()),
  };
}

// What CABB's columns mean, in English:
//  - it followed the handle to its end: 200 is some page, and only the next column tells whose
//  - 404 is a handle that is not registered
//  - anything else (time-outs, errors of a server) may be chance: nothing is known
function readCabb(mmsId: MmsId, cell: CellOf): PreviousRow {
  const status = cell('http status code').trim();
  const isItsOwn = cell('returned correct mms id').trim().toUpperCase();
  const isPage = /^200(?:\.0)?$/.test(status);
  const isMissing = /^404(?:\.0)?$/.test(status);
  const isTold = isPage && (isItsOwn === 'TRUE' || isItsOwn === 'FALSE');
  return {
    mmsId,
    title: cell('dc:title'),
    handle: parseHandle(cell('handle url'), []).handle ?? undefined,
    isRight: isMissing ? false : isTold ? isItsOwn === 'TRUE' : undefined,
    outcome: undefined,
  };
}

function columnName(header: string): string {
  return header.trim().replace(/\s+/g, ' ').toLowerCase();
}
