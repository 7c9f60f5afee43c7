import { makeStory } from './make-story';
import { STORY_KINDS } from './story';
import { tellStory } from './tell-story';

const STORIES = 300;
const TOGETHER = 30;

describe('campaign', () => {
  for (let from = 1; from <= STORIES; from += TOGETHER) {
    it(`comes through the stories ${from} to ${from + TOGETHER - 1} unharmed`, async () => {
      for (let seed = from; seed < from + TOGETHER; seed++) {
        const { complaints } = await tellStory(makeStory(seed));
        expect(complaints).withContext(`npm run campaign -- --runs 1 --seed ${seed}`).toEqual([]);
      }
    });
  }

  for (const kind of STORY_KINDS) {
    it(`tells the same story of the kind ${kind} from the same seed`, async () => {
      expect(makeStory(7, kind)).toEqual(makeStory(7, kind));
      expect(await tellStory(makeStory(7, kind))).toEqual(await tellStory(makeStory(7, kind)));
    });
  }
});
