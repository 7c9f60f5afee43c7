import { type MmsId } from '../../core/identifiers/mms-id';
import { type BibRecord, type ReadProblem } from '../../core/record/bib-record';
import { type Alma } from '../port/alma';
import { AlmaError } from '../port/alma-error';
import { readAlmaError } from '../port/read-alma-error';
import { type ReadOptions, type ReadRecord, type UnreadMember } from '../port/set-reader';

/** A member whose record is still to be read. */
export interface Wanted {
  readonly position: number;
  readonly mmsId: MmsId;
  readonly description: string;
}

export interface BatchResult {
  readonly read: readonly ReadRecord[];
  readonly unread: readonly UnreadMember[];
}

/**
 * Reads the records of up to 100 members, each one or why not. A batch that Alma refuses is
 * halved down to the bad one; a record that it leaves out is asked for by itself.
 */
export async function readRecords(
  alma: Alma,
  members: readonly Wanted[],
  options: ReadOptions,
  signal?: AbortSignal,
): Promise<BatchResult> {
  const answers = await readEach(alma, members, signal);
  const digital = await readDigitalOf(alma, answers, options, signal);
  const read: ReadRecord[] = [];
  const unread: UnreadMember[] = [];
  for (const member of members) {
    const answer = digital.get(member.mmsId) ?? answers.get(member.mmsId);
    if (answer === undefined) continue;
    if (answer instanceof AlmaError) unread.push({ ...member, ...problemOf(answer) });
    else read.push({ ...member, record: answer });
  }
  return { read, unread };
}

export function problemOf(error: AlmaError): {
  readonly problem: ReadProblem;
  readonly mayReadLater: boolean;
} {
  const problem = { code: error.code, message: error.message, trackingId: error.trackingId };
  return { problem, mayReadLater: error.isTransient || error.kind === 'unauthorized' };
}

/** Whether one bad entry may be the reason: the others may be read without it. */
export function mayBeOneBadEntry(error: AlmaError): boolean {
  return error.kind === 'refused' || error.kind === 'unreadable';
}

/** Rethrows what is no failure of a call: being stopped, and faults of our own. */
export function almaErrorOf(thrown: unknown, signal: AbortSignal | undefined): AlmaError {
  if (signal?.aborted === true) throw signal.reason;
  return readAlmaError(thrown);
}

type Answers = ReadonlyMap<MmsId, BibRecord | AlmaError>;

async function readEach(
  alma: Alma,
  members: readonly Wanted[],
  signal: AbortSignal | undefined,
): Promise<Answers> {
  if (members.length === 1) return readSingly(alma, members, signal);
  let bibs: readonly BibRecord[];
  try {
    bibs = await alma.readBibs(
      members.map((member) => member.mmsId),
      signal,
    );
  } catch (thrown) {
    const error = almaErrorOf(thrown, signal);
    if (!mayBeOneBadEntry(error)) return new Map(members.map(({ mmsId }) => [mmsId, error]));
    const half = Math.ceil(members.length / 2);
    const [one, other] = await Promise.all([
      readEach(alma, members.slice(0, half), signal),
      readEach(alma, members.slice(half), signal),
    ]);
    return new Map([...one, ...other]);
  }
  const found = new Map(bibs.map((bib) => [bib.mmsId, bib] as const));
  const left = members.filter(({ mmsId }) => !found.has(mmsId));
  return new Map([...found, ...(await readSingly(alma, left, signal))]);
}

async function readSingly(
  alma: Alma,
  members: readonly Wanted[],
  signal: AbortSignal | undefined,
): Promise<Answers> {
  const answers = await Promise.all(
    members.map(async ({ mmsId }): Promise<readonly [MmsId, BibRecord | AlmaError]> => {
      try {
        const bib = await alma.readBib(mmsId, signal);
        return [mmsId, bib.mmsId === mmsId ? bib : otherRecord(mmsId, bib.mmsId)];
      } catch (thrown) {
        return [mmsId, almaErrorOf(thrown, signal)];
      }
    }),
  );
  return new Map(answers);
}

function otherRecord(asked: MmsId, got: MmsId): AlmaError {
  return new AlmaError(`Asked for record ${asked}, Alma answered with record ${got}.`, {
    kind: 'unreadable',
    status: 200,
    code: '',
    trackingId: '',
  });
}

/** The records again, those that it was asked of with their `digital`; or why it is not known. */
async function readDigitalOf(
  alma: Alma,
  answers: Answers,
  { asksDigital }: ReadOptions,
  signal: AbortSignal | undefined,
): Promise<Answers> {
  if (asksDigital === undefined) return new Map();
  const bibs = [...answers.values()].filter(
    (answer): answer is BibRecord => !(answer instanceof AlmaError) && asksDigital(answer),
  );
  return bibs.length === 0 ? new Map() : digitalOfEach(alma, bibs, signal);
}

async function digitalOfEach(
  alma: Alma,
  bibs: readonly BibRecord[],
  signal: AbortSignal | undefined,
): Promise<Answers> {
  try {
    const inventory = await alma.readDigital(
      bibs.map((bib) => bib.mmsId),
      signal,
    );
    const told = bibs.map((bib) => ({ ...bib, digital: inventory.get(bib.mmsId) }));
    const found = told.map((bib) => [bib.mmsId, bib] as const);
    // Left out of a batch, a record is asked for by itself; left out then, nothing is known of it.
    if (bibs.length === 1) return new Map(found);
    const left = told.filter(({ digital }) => digital === undefined);
    const singly = await Promise.all(left.map((bib) => digitalOfEach(alma, [bib], signal)));
    return new Map([...found, ...singly.flatMap((answers) => [...answers])]);
  } catch (thrown) {
    const error = almaErrorOf(thrown, signal);
    if (bibs.length === 1 || !mayBeOneBadEntry(error)) {
      return new Map(bibs.map(({ mmsId }) => [mmsId, error]));
    }
    const half = Math.ceil(bibs.length / 2);
    const [one, other] = await Promise.all([
      digitalOfEach(alma, bibs.slice(0, half), signal),
      digitalOfEach(alma, bibs.slice(half), signal),
    ]);
    return new Map([...one, ...other]);
  }
}
