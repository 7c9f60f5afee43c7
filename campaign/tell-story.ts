import { setMaxListeners } from 'node:events';

import { type RunStory } from '../cloudapp/src/app/workflow/testing/run-story';
import { comeToRest } from '../cloudapp/src/app/workflow/testing/come-to-rest';
import { tellRunStory } from '../cloudapp/src/app/workflow/testing/tell-run-story';
import { Random } from '../simulator/library/random';
import { checkStory } from './check-story';
import { DrivenClock, StuckError } from './driven-clock';
import { handleStory } from './handle-story';
import { repairStory } from './repair-story';
import { type Complaint, type SetStory, type SetStoryKind, type Story, type Told } from './story';
import { StoryWorld } from './story-world';
import { type Telling } from './telling';

const TELLERS: Readonly<Record<SetStoryKind, (telling: Telling) => Promise<void>>> = {
  check: checkStory,
  handles: handleStory,
  repair: repairStory,
};

// One signal runs through a whole check: as many listen to it as there are calls on their way.
setMaxListeners(0);

/** The longest that a timer may stay behind when the work is over: the deadline of a lost call. */
const AFTERMATH_MS = 3_600_000;

/** Plays a story from its beginning to its end. */
export async function tellStory(story: Story): Promise<Told> {
  if ('troubles' in story) return tellOfRun(story);
  return { complaints: await tellOfSet(story), trace: [] };
}

async function tellOfRun(story: RunStory): Promise<Told> {
  try {
    const { faults, trace } = await tellRunStory(story);
    return { complaints: faults.map(asComplaint), trace };
  } catch (error) {
    return { complaints: [thrown(error)], trace: [] };
  }
}

/** A fault is a rule, a colon, and what was seen. */
function asComplaint(fault: string): Complaint {
  const [rule = fault] = fault.split(':', 1);
  return { rule, details: fault.slice(rule.length + 1).trim() };
}

async function tellOfSet(story: SetStory): Promise<readonly Complaint[]> {
  const complaints: Complaint[] = [];
  const complain = (rule: string, details: string): void => void complaints.push({ rule, details });
  const realChance = Math.random;
  const random = new Random(story.seed ^ 0x5eed);
  // Jitter is part of the story, too.
  Math.random = () => random.next();
  const clock = new DrivenClock();
  try {
    const world = new StoryWorld(story);
    // Repairs begin only after a check: half of their stories go wrong from there on.
    if (story.kind !== 'repair' || story.seed % 2 === 0) world.schedule();
    await TELLERS[story.kind]({ story, world, clock, complain });
    await comeToRest(clock, AFTERMATH_MS);
    world.library.stop();
    if (clock.timers > 0) complain('no timer is left over', `${clock.timers} are`);
    const { maxIn5s, maxInFlight } = world.gateway.appStats;
    if (maxIn5s > 25) complain('at most 25 calls in 5 s', String(maxIn5s));
    // A call whose answer was lost is still under way for Alma; the app cannot know.
    if (maxInFlight > 10 && !world.hasStruck)
      complain('at most 10 calls at once', `${maxInFlight}`);
  } catch (error) {
    complaints.push(thrown(error));
  } finally {
    clock.end();
    Math.random = realChance;
  }
  return complaints;
}

function thrown(error: unknown): Complaint {
  return {
    rule: error instanceof StuckError ? 'every story ends' : 'nothing is thrown',
    details: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
