/** An archive that cannot be used; the message is one sentence that names file and line. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';

  constructor(
    readonly file: string,
    readonly line: number | undefined,
    reason: string,
  ) {
    super(`${file}${line === undefined ? '' : ` line ${line}`}: ${reason}.`);
  }
}
