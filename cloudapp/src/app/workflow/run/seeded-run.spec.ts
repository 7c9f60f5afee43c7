import { makeRunStory } from '../testing/make-run-story';
import type { RunStoryEnd } from '../testing/run-story';
import { tellRunStory } from '../testing/tell-run-story';

// STORY_SEED=41 STORIES=1 tells one story alone; a seed tells the same story each time.
const FIRST = Number(process.env['STORY_SEED'] ?? '1');
const COUNT = Number(process.env['STORIES'] ?? '300');

const tell = (seed: number): Promise<RunStoryEnd> => tellRunStory(makeRunStory(seed));

describe('A run of the workflow, whatever happens meanwhile', () => {
  for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
    it(`is started once and in order, and ends as it says: seed ${String(seed)}`, async () => {
      const { faults, trace } = await tell(seed);
      expect(faults)
        .withContext(`STORY_SEED=${String(seed)}\n${trace.join('\n')}`)
        .toEqual([]);
    });
  }

  it('goes the same way for the same seed', async () => {
    const [once, again] = [await tell(FIRST), await tell(FIRST)];
    expect(again.trace).toEqual(once.trace);
    expect(once.trace.length).toBeGreaterThan(5);
  });

  it('goes another way for another seed', async () => {
    const [one, other] = [await tell(FIRST), await tell(FIRST + 1)];
    expect(other.trace).not.toEqual(one.trace);
  });
});
