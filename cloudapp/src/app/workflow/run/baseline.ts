import type { MmsId } from '../../core/identifiers/mms-id';
import { VERDICTS, type Verdict } from '../../core/verdict/verdict';
import type { Baseline } from './run-state';

/** One letter a verdict, so that a run of thousands fits into the journal. */
const LETTERS: Record<Verdict | 'not-asked', string> = {
  right: 'r',
  'wrong-site': 's',
  'wrong-record': 'w',
  elsewhere: 'e',
  unregistered: 'u',
  'no-url': 'n',
  unchecked: 'c',
  'not-asked': '-',
};

/** The journal holds 20 kB in all. */
const MOST_LETTERS = 10_000;

/** What was known of a member's handle. */
export interface MemberVerdict {
  readonly mmsId: MmsId;
  readonly verdict: Verdict | undefined;
}

/** Keeps the verdicts of a set, in the order of its MMS IDs, in little room. */
export function makeBaseline(members: readonly MemberVerdict[]): Baseline {
  const counts = Object.fromEntries(
    [...VERDICTS, 'not-asked' as const].map((id) => [id, 0]),
  ) as Record<Verdict | 'not-asked', number>;
  let encoded = '';
  let last = '';
  let run = 0;
  const flush = (): void => {
    if (run > 0) encoded += `${run === 1 ? '' : String(run)}${last}`;
  };
  for (const { verdict } of sorted(members)) {
    const id = verdict ?? 'not-asked';
    counts[id]++;
    if (LETTERS[id] === last) {
      run++;
      continue;
    }
    flush();
    last = LETTERS[id];
    run = 1;
  }
  flush();
  return { counts, encoded: encoded.length > MOST_LETTERS ? '' : encoded };
}

/** The verdict before the run of each of these members; empty where it was not kept. */
export function readBaseline(
  { encoded }: Baseline,
  mmsIds: readonly MmsId[],
): ReadonlyMap<MmsId, Verdict> {
  const verdicts: (Verdict | undefined)[] = [];
  for (const [, count = '', letter = ''] of encoded.matchAll(/(\d*)(\D)/g)) {
    const verdict = VERDICTS.find((id) => LETTERS[id] === letter);
    for (let i = 0; i < Number(count || '1'); i++) verdicts.push(verdict);
  }
  const known = new Map<MmsId, Verdict>();
  if (verdicts.length !== mmsIds.length) return known;
  for (const [i, mmsId] of [...mmsIds].sort().entries()) {
    const verdict = verdicts[i];
    if (verdict !== undefined) known.set(mmsId, verdict);
  }
  return known;
}

function sorted(members: readonly MemberVerdict[]): readonly MemberVerdict[] {
  return [...members].sort((a, b) => (a.mmsId < b.mmsId ? -1 : a.mmsId > b.mmsId ? 1 : 0));
}
