import { makeRunStory } from '../cloudapp/src/app/workflow/testing/make-run-story';
import { FAULT_EFFECTS, type FaultEffect } from '../simulator/gateway/faults';
import { type TitleStage } from '../simulator/archive/title-maker';
import { Random } from '../simulator/library/random';
import {
  HANDLE_EFFECTS,
  type Mishap,
  type Press,
  type SetStory,
  type SetStoryKind,
  type Story,
  STORY_KINDS,
  type StoryKind,
  type StoryTitle,
} from './story';

const STAGES: readonly TitleStage[] = ['resolved', 'ready', 'copy-needed', 'typed', 'none'];
const LEADS: readonly StoryTitle['leads'][] = [
  'to-it',
  'to-it',
  'to-it',
  'to-another',
  'nowhere',
  'elsewhere',
  'not-registered',
];
const CACHES: readonly StoryTitle['cached'][] = [
  'nothing',
  'nothing',
  'not-registered',
  'elsewhere',
];
const PATHS = ['/bibs', '/members', '/conf/sets', '.'] as const;
const LATENCIES = [0, 20, 200, 1000, 4000] as const;
/** The work is over by then, mostly. */
const USUAL_MS = 60_000;

/** The story of a seed, of any kind or of the wanted one: always the same. */
export function makeStory(seed: number, wanted?: StoryKind): Story {
  const random = new Random(seed);
  const kind = wanted ?? random.pick(STORY_KINDS);
  return kind === 'workflow' || kind === 'whole'
    ? makeRunStory(seed, kind)
    : makeSetStory(seed, kind, random);
}

function makeSetStory(seed: number, kind: SetStoryKind, random: Random): SetStory {
  const titles = makeTitles(random, kind);
  const count = random.pick([0, 1, 1, 2, 3, 5, 8]);
  return {
    seed,
    kind,
    content: random.next() < 0.6 ? 'IED' : 'BIB_MMS',
    titles,
    latencyMs: random.pick(LATENCIES),
    proxy: random.next() < 0.5 ? 'queue' : '429',
    mishaps: Array.from({ length: count }, () => makeMishap(random, titles.length)),
    presses: makePresses(random),
  };
}

function makeTitles(random: Random, kind: SetStoryKind): readonly StoryTitle[] {
  // Most stories are short; some have a set of several pages.
  const most = kind === 'check' && random.next() < 0.15 ? 320 : 24;
  const isSick = random.next() < 0.3;
  return Array.from({ length: 1 + random.below(most) }, () => {
    const sickness = isSick ? random.next() : 1;
    return {
      stage: random.pick(STAGES),
      fault: sickness < 0.04 ? 'corrupt' : sickness < 0.1 ? 'omitted-in-batch' : null,
      leads: random.pick(LEADS),
      cached: random.pick(CACHES),
    };
  });
}

function makeMishap(random: Random, titles: number): Mishap {
  const at = Math.floor(random.next() ** 2 * USUAL_MS);
  const title = random.below(titles);
  const chance = random.next();
  if (chance < 0.5) {
    const effect = random.pick(FAULT_EFFECTS);
    const isWrite = random.next() < 0.3;
    return {
      what: 'calls',
      at,
      effect,
      method: isWrite ? 'PUT' : random.pick(['GET', 'any']),
      path: random.pick(PATHS),
      times: 1 + random.below(random.pick([1, 3, 12])),
      ms: slowness(random, effect),
    };
  }
  if (chance < 0.7) {
    const effect = random.pick(HANDLE_EFFECTS);
    const times = 1 + random.below(random.pick([2, 10, 60]));
    return { what: 'handles', at, effect, times, ms: 500 + random.below(40_000) };
  }
  if (chance < 0.8) return { what: 'changed', at, title };
  if (chance < 0.85) return { what: 'corrupted', at, title };
  if (chance < 0.92) return { what: 'roles-lost', at, ms: random.below(30_000) };
  if (chance < 0.96) return { what: 'registered', at, title };
  return { what: 'store', at, times: 1 + random.below(5) };
}

function slowness(random: Random, effect: FaultEffect): number {
  return effect === 'slow' ? 500 + random.below(random.pick([5_000, 50_000])) : 0;
}

function makePresses(random: Random): readonly Press[] {
  const chance = random.next();
  const at = random.below(USUAL_MS);
  if (chance < 0.15) return [{ press: 'pause', at, ms: 100 + random.below(120_000) }];
  return chance < 0.25 ? [{ press: 'cancel', at }] : [];
}
