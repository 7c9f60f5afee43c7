import { type RunStory } from '../cloudapp/src/app/workflow/testing/run-story';
import { type SetStory, type Story } from './story';
import { tellStory } from './tell-story';

/** The smallest story with the same complaint that leaving things out one by one leads to. */
export async function shrinkStory(story: Story, rule: string): Promise<Story> {
  const stillFails = async (candidate: Story): Promise<boolean> =>
    (await tellStory(candidate)).complaints.some((complaint) => complaint.rule === rule);
  let smallest = story;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of smallerThan(smallest)) {
      if (!(await stillFails(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function smallerThan(story: Story): Generator<Story> {
  return 'troubles' in story ? smallerRunStories(story) : smallerSetStories(story);
}

function* smallerSetStories(story: SetStory): Generator<SetStory> {
  for (const at of story.mishaps.keys()) yield { ...story, mishaps: without(story.mishaps, at) };
  for (const at of story.presses.keys()) yield { ...story, presses: without(story.presses, at) };
  for (const titles of fewer(story.titles)) yield { ...story, titles };
}

function* smallerRunStories(story: RunStory): Generator<RunStory> {
  const { troubles } = story;
  // Many at once first: most have nothing to do with it.
  for (let size = Math.ceil(troubles.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < troubles.length; at += size) {
      yield { ...story, troubles: without(troubles, at, size) };
    }
  }
  for (const titles of fewer(story.titles)) yield { ...story, titles };
}

/** From the end, so that the mishaps still strike the same titles. */
function* fewer<T>(titles: readonly T[]): Generator<readonly T[]> {
  for (const keep of [1, Math.ceil(titles.length / 2), titles.length - 1]) {
    if (keep >= 1 && keep < titles.length) yield titles.slice(0, keep);
  }
}

function without<T>(list: readonly T[], at: number, count = 1): readonly T[] {
  return list.filter((_, place) => place < at || place >= at + count);
}
