import { archiveOf, makeSet } from '../simulator/archive/generate-archive';
import { COLLEGE, type MadeTitle, TitleMaker } from '../simulator/archive/title-maker';
import { type Archive, type Registration } from '../simulator/library/model';
import { Random } from '../simulator/library/random';
import { type SetStory, type StoryTitle } from './story';

export const STORY_SET = '7700000000006421';
export const ELSEWHERE = 'https://old.harrowvale.example.org/islandora/object/1';

/** The archive in which a story plays. */
export function collegeOf({ seed, titles, content }: SetStory): Archive {
  const maker = new TitleMaker(COLLEGE, new Random(seed));
  const made = titles.map((title, i) => grant(maker, title, 1000 + i));
  const members = made.map(({ record }) => record.mmsId);
  return archiveOf(made, [makeSet({ id: STORY_SET, name: 'The set', content, members })]);
}

/** The handle of the title at a place, whether it bears it or not. */
export function handleAt(place: number): string {
  return `${COLLEGE.prefix}/${1000 + place}`;
}

/** The address of a record's page. */
export function pageOf(mmsId: string): string {
  const { domain, view } = COLLEGE.primo;
  return `https://${domain}/discovery/fulldisplay/alma${mmsId}/${view}`;
}

function grant(maker: TitleMaker, title: StoryTitle, number: number): MadeTitle {
  const { record } = maker.make(number, title.stage);
  const handle = maker.handle(number);
  return {
    record: { ...record, fault: title.fault },
    registrations: registrationsOf(title, handle, record.mmsId),
  };
}

function registrationsOf(
  { leads, cached }: StoryTitle,
  handle: string,
  mmsId: string,
): readonly Registration[] {
  if (leads === 'not-registered') return [];
  const target = {
    'to-it': pageOf(mmsId),
    'to-another': pageOf('991000000000026421'),
    elsewhere: ELSEWHERE,
    nowhere: undefined,
  }[leads];
  const values =
    target === undefined
      ? [{ type: 'EMAIL', value: 'x@harrowvale.example.org' }]
      : [{ type: 'URL', value: target }];
  const belief = {
    nothing: {},
    'not-registered': { cached: null },
    elsewhere: { cached: ELSEWHERE },
  };
  return [{ handle, values, ...belief[cached] }];
}
