import { type Complaint, type Story } from './story';
import { tellStory } from './tell-story';

/** The smallest story with the same complaint that leaving things out one by one leads to. */
export async function shrinkStory(story: Story, rule: string): Promise<Story> {
  const stillFails = async (candidate: Story): Promise<boolean> =>
    hasRule(await tellStory(candidate), rule);
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

function hasRule(complaints: readonly Complaint[], rule: string): boolean {
  return complaints.some((complaint) => complaint.rule === rule);
}

function* smallerThan(story: Story): Generator<Story> {
  for (const at of story.mishaps.keys()) yield { ...story, mishaps: without(story.mishaps, at) };
  for (const at of story.presses.keys()) yield { ...story, presses: without(story.presses, at) };
  const { titles } = story;
  // From the end, so that the mishaps still strike the same titles.
  for (const keep of [1, Math.ceil(titles.length / 2), titles.length - 1]) {
    if (keep >= 1 && keep < titles.length) yield { ...story, titles: titles.slice(0, keep) };
  }
}

function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, place) => place !== at);
}
