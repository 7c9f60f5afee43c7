import { type RecordState } from '../cloudapp/src/app/core/state/record-state';
import { SetCheck } from '../cloudapp/src/app/workflow/check/set-check';
import { type TitleStage } from '../simulator/archive/title-maker';
import { STORY_SET } from './college';
import { schedulePresses, type Telling } from './telling';

const AN_HOUR = 3_600_000;

/** What a title of each stage must be judged to be. */
const STATE_OF: Readonly<Record<TitleStage, RecordState>> = {
  resolved: 'ready',
  ready: 'ready',
  'copy-needed': 'copy-needed',
  typed: 'typed',
  none: 'none',
};

export function openCheck({ world, story }: Telling): SetCheck {
  return new SetCheck(
    { reader: world.reader, pacing: world.pace },
    { kind: 'set', setId: STORY_SET, content: story.content, size: story.titles.length },
    world.configuration,
  );
}

/** A set is checked, whatever happens; then what could not be read is read again in quiet. */
export async function checkStory(telling: Telling): Promise<void> {
  const { story, world, clock, complain } = telling;
  const check = openCheck(telling);
  schedulePresses(story, check);
  await clock.until(check.start(), AN_HOUR);
  const { phase, failure, summary } = check.snapshot;
  judge(telling, check, 'after the check');
  if (phase === 'failed' && failure === undefined) complain('a check that fails says why', '');
  if (phase === 'failed' && !world.hasStruck)
    complain('a check fails for a reason', String(failure));
  if (phase === 'done') {
    const named = summary.read + summary.unreadable;
    if (named !== story.titles.length && !summary.differsFromSize) {
      complain('nothing is missing in silence', `${named} of ${story.titles.length}`);
    }
    if (!world.hasStruck && summary.differsFromSize) complain('a whole check is called whole', '');
  }
  world.calm();
  await clock.pass(120_000);
  if (phase !== 'done') return;
  const { unreadable } = check.snapshot.summary;
  if (unreadable > 0) await clock.until(check.readAgain(), AN_HOUR);
  judge(telling, check, 'after reading again');
  for (const record of check.records) {
    const mmsId = world.mmsIdAt(record.position);
    const isLost = world.library.records.get(mmsId)?.fault === 'corrupt';
    if (record.state === 'unreadable' && !isLost) {
      complain('what can be read is read at last', `${record.position} ${record.problem?.message}`);
    }
  }
}

function judge({ story, world, complain }: Telling, check: SetCheck, when: string): void {
  const { counts } = check.snapshot;
  const found = new Map<string, number>();
  for (const { position, mmsId, state, problem } of check.records) {
    found.set(state, (found.get(state) ?? 0) + 1);
    const title = story.titles[position];
    if (mmsId !== undefined && mmsId !== world.mmsIdAt(position)) {
      complain('every record stands at its place', `${when}: ${position} is ${mmsId}`);
    }
    if (state === 'unreadable') {
      const isSick = world.library.records.get(world.mmsIdAt(position))?.fault === 'corrupt';
      if (!isSick && !world.hasStruck) complain('a good record is read', `${when}: ${position}`);
      if (problem === undefined) complain('an unreadable record says why', `${when}: ${position}`);
    } else if (title !== undefined && state !== STATE_OF[title.stage]) {
      complain('a record is judged as it is', `${when}: ${position} ${title.stage} → ${state}`);
    }
  }
  for (const [state, count] of Object.entries(counts.states)) {
    if ((found.get(state) ?? 0) !== count) {
      complain('the counts are those of the list', `${when}: ${state} ${count}`);
    }
  }
}
