import { type CloudApp } from '../cloudapp/src/app/alma/port/cloudapp';
import { type JudgedRecord } from '../cloudapp/src/app/core/state/judged-record';
import {
  journalOf,
  readRepairJournal,
  stillAsReviewed,
} from '../cloudapp/src/app/workflow/repair/repair-journal';
import { type PlannedRepair } from '../cloudapp/src/app/workflow/repair/planned-repair';
import { RepairPlanBuilder } from '../cloudapp/src/app/workflow/repair/repair-plan-builder';
import { RepairRun, type RepairRow } from '../cloudapp/src/app/workflow/repair/repair-run';
import { type RepairTrust } from '../cloudapp/src/app/workflow/repair/unlock';
import { type SetCheck } from '../cloudapp/src/app/workflow/check/set-check';
import { openCheck } from './check-story';
import { schedulePresses, type Telling } from './telling';

const A_DAY = 24 * 3_600_000;

/** A set is checked, repaired whatever happens, reloaded, tried again: nothing unreviewed is written. */
export async function repairStory(telling: Telling): Promise<void> {
  const { story, world, clock } = telling;
  const check = openCheck(telling);
  await clock.until(check.start(), A_DAY);
  const reviewed = await plan(telling, check, check.records);
  if (story.seed % 2 !== 0) world.schedule();
  const trust: RepairTrust = story.seed % 3 === 0 ? {} : { dcap01: { kind: 'confirmed' } };
  const first = open(telling, reviewed, trust);
  schedulePresses(story, first);
  await clock.until(first.start(), A_DAY);
  judge(telling, first.snapshot.rows, reviewed);
  await clock.until(first.retryFailed(), A_DAY);
  judge(telling, first.snapshot.rows, reviewed);
  await takeUpAgain(telling, check, first, reviewed);
}

/** The panel was closed: what is planned anew and is still what was reviewed is written. */
async function takeUpAgain(
  telling: Telling,
  check: SetCheck,
  before: RepairRun,
  reviewed: readonly PlannedRepair[],
): Promise<void> {
  const { world, clock, complain } = telling;
  const stored: unknown = JSON.parse(
    JSON.stringify(journalOf(before.snapshot.rows, Date.now()) ?? null),
  );
  world.calm();
  await clock.pass(300_000);
  const journal = readRepairJournal(stored);
  if (journal === undefined) return;
  const again = await plan(telling, check, check.records);
  const rest = stillAsReviewed(again, journal);
  const run = open(telling, rest, { dcap01: { kind: 'confirmed' } });
  await clock.until(run.start(), A_DAY);
  judge(telling, run.snapshot.rows, [...reviewed, ...rest]);
  for (const { repair, outcome } of run.snapshot.rows) {
    if (outcome.result === 'done' || outcome.result === 'already-there') continue;
    complain(
      'in quiet every repair is done',
      `${repair.mmsId} ${outcome.result} ${outcome.message}`,
    );
  }
}

async function plan(
  { world, clock, complain }: Telling,
  check: SetCheck,
  records: readonly JudgedRecord[],
): Promise<readonly PlannedRepair[]> {
  const builder = new RepairPlanBuilder(
    { alma: world.bulkAlma, handleServer: world.handleServer },
    world.configuration,
    check.bearers,
  );
  await clock.until(builder.build(records), A_DAY);
  const { phase, failure, planned } = builder.snapshot;
  if (phase === 'failed' && !world.hasStruck) complain('planning works', String(failure));
  return planned;
}

function open(
  { world }: Telling,
  repairs: readonly PlannedRepair[],
  trusted: RepairTrust,
): RepairRun {
  let trust = trusted;
  const run = new RepairRun(
    {
      alma: world.bulkAlma,
      keep: (rows) => void keep(world.gateway, rows),
      trust: { read: () => trust, write: (next) => (trust = next) },
    },
    repairs,
  );
  run.confirmBeforeImages();
  return run;
}

/** As the panel keeps its journal: in the Store, which may fail. */
async function keep(
  gateway: Telling['world']['gateway'],
  rows: readonly RepairRow[],
): Promise<void> {
  const value: Parameters<CloudApp['writeStore']>[1] = journalOf(rows, Date.now());
  await gateway.send({ name: 'CLOUDAPP_STORE', payload: { key: 'repair', value } });
}

function judge(
  { world, complain }: Telling,
  rows: readonly RepairRow[],
  reviewed: readonly PlannedRepair[],
): void {
  for (const { mmsId, before, after, isRace } of world.writes) {
    const isReviewed = reviewed.some(
      (repair) => repair.mmsId === mmsId && repair.xml === before && repair.after === after,
    );
    // A write whose answer was lost, carried out late, finds its own text there already.
    const isRepeated = before === after;
    if (!isReviewed && !isRepeated && !isRace) {
      complain('nothing is written that was not reviewed', `${mmsId}: ${before} → ${after}`);
    }
  }
  for (const { repair, outcome } of rows) {
    const { mmsId, after } = repair;
    const now = world.xmlOf(mmsId);
    const { result } = outcome;
    const wasWritten = world.writes.some((write) => write.mmsId === mmsId);
    const others = world.versions.get(mmsId) ?? [];
    const said = `${mmsId} ${result} ${outcome.message}`;
    if (result === 'done' || result === 'done-respelled' || result === 'already-there') {
      if (now !== after && !others.includes(now)) complain('done is done', said);
      if (result === 'done' && !wasWritten) complain('done was written', said);
    }
    if (result === 'differs' && others.length < 2 && !isSick(world, mmsId)) {
      complain('differs only where somebody else wrote', said);
    }
    const isUntouched = [
      'waiting',
      'awaits-confirmation',
      'changed',
      'refused',
      'unreadable',
      'unauthorized',
    ];
    if (isUntouched.includes(result) && wasWritten && now === after && result !== 'changed') {
      if (!world.hasStruck) complain('what is not done was not written', said);
    }
    if (result === 'writing') complain('nothing stays under way', said);
  }
}

function isSick(world: Telling['world'], mmsId: string): boolean {
  return world.library.records.get(mmsId)?.fault === 'corrupt';
}
