import { makeStory } from './make-story';
import { tellStory } from './tell-story';

const STORIES = 300;
const TOGETHER = 30;

describe('campaign', () => {
  for (let from = 1; from <= STORIES; from += TOGETHER) {
    it(`comes through the stories ${from} to ${from + TOGETHER - 1} unharmed`, async () => {
      for (let seed = from; seed < from + TOGETHER; seed++) {
        const complaints = await tellStory(makeStory(seed));
        expect(complaints).withContext(`npm run campaign -- --runs 1 --seed ${seed}`).toEqual([]);
      }
    });
  }

  it('tells the same story from the same seed', async () => {
    expect(makeStory(7)).toEqual(makeStory(7));
    expect(await tellStory(makeStory(7))).toEqual(await tellStory(makeStory(7)));
  });
});
