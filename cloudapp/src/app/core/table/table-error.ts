/** Why a file is not read as a table: an id of i18n/, where what to do about it is said. */
export type TableFault = 'old-excel' | 'no-table' | 'damaged' | 'too-large';

/** A file that was taken for a table and is none. Reading it again does not help. */
export class UnreadableTableError extends Error {
  override name = 'UnreadableTableError';

  constructor(
    readonly fault: TableFault,
    options?: ErrorOptions,
  ) {
    super(`Failed to read the file as a table: ${fault}`, options);
  }
}
