import type { SetDetails } from '../../alma/port/alma';

/**
 * What is wrong with a set for this purpose.
 * - `not-titles`: it holds something else than titles; nothing can be checked
 * - `all-titles`: the Handle profile takes digital titles only
 * - `logical`: its members may change between the steps
 * - `private`: others do not see it when they pick a set
 * - `empty`: nothing in it
 */
export type SetFault = 'not-titles' | 'all-titles' | 'logical' | 'private' | 'empty';

export interface SetFit {
  readonly faults: readonly SetFault[];
  /** Whether its records can be read and judged. */
  readonly canBeChecked: boolean;
  /** Whether the jobs can run on this very set. */
  readonly canBeRun: boolean;
}

/** Alma's codes of sets whose members are titles, each with an MMS ID. */
const TITLE_CONTENTS: readonly string[] = ['BIB_MMS', 'IED', 'IEP', 'IEE', 'IE'];

/** What stands against a set: for checking it, and for running the jobs on it. */
export function judgeSetFit(set: SetDetails): SetFit {
  const faults: SetFault[] = [];
  const isTitles = TITLE_CONTENTS.includes(set.content);
  if (!isTitles) faults.push('not-titles');
  if (isTitles && set.content !== 'IED') faults.push('all-titles');
  if (set.type === 'LOGICAL') faults.push('logical');
  if (set.isPrivate) faults.push('private');
  if (set.size === 0) faults.push('empty');
  return {
    faults,
    canBeChecked: isTitles && set.size > 0,
    canBeRun: faults.length === 0,
  };
}
