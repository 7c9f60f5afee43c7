import { makeStory } from './make-story';
import { shrinkStory } from './shrink-story';
import { STORY_KINDS, type StoryKind } from './story';
import { tellStory } from './tell-story';

/** One worker's part of a campaign: `--runs N --seed S [--kind K]`, stories S to S + N − 1. */
const runs = numberAfter('--runs', 1000);
const seed = numberAfter('--seed', 1);
const kind = wantedKind();
let failed = 0;
for (let at = seed; at < seed + runs; at++) {
  const story = makeStory(at, kind);
  const { complaints } = await tellStory(story);
  if (complaints.length === 0) continue;
  failed++;
  const only = kind === undefined ? '' : ` --kind ${kind}`;
  console.log(`\nStory ${at} (${story.kind}): npm run campaign -- --runs 1 --seed ${at}${only}`);
  for (const { rule, details } of complaints.slice(0, 5)) console.log(`  ${rule}: ${details}`);
  const [first] = complaints;
  // A few are enough to see what is wrong; the seeds of the others are printed.
  if (first === undefined || failed > 3) continue;
  const smallest = await shrinkStory(story, first.rule);
  console.log(`  shrunken: ${JSON.stringify(smallest)}`);
  for (const line of (await tellStory(smallest)).trace) console.log(`    ${line}`);
}
console.log(`${runs} stories, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function numberAfter(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  const number = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(number) || number < 0) throw new RangeError(`${name} wants a number.`);
  return number;
}

function wantedKind(): StoryKind | undefined {
  const at = process.argv.indexOf('--kind');
  if (at < 0) return undefined;
  const found = STORY_KINDS.find((known) => known === process.argv[at + 1]);
  if (found === undefined) throw new RangeError(`--kind is one of ${STORY_KINDS.join(', ')}.`);
  return found;
}
