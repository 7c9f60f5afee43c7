import { makeStory } from './make-story';
import { shrinkStory } from './shrink-story';
import { tellStory } from './tell-story';

/** One worker's part of a campaign: `--runs N --seed S`, stories S to S + N − 1. */
const runs = numberAfter('--runs', 1000);
const seed = numberAfter('--seed', 1);
let failed = 0;
for (let at = seed; at < seed + runs; at++) {
  const story = makeStory(at);
  const complaints = await tellStory(story);
  if (complaints.length === 0) continue;
  failed++;
  console.log(`\nStory ${at} (${story.kind}):`);
  for (const { rule, details } of complaints.slice(0, 5)) console.log(`  ${rule}: ${details}`);
  const [first] = complaints;
  // A few are enough to see what is wrong; the seeds of the others are printed.
  if (first === undefined || failed > 3) continue;
  const smallest = await shrinkStory(story, first.rule);
  console.log(`  shrunken: ${JSON.stringify(smallest)}`);
}
console.log(`${runs} stories, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function numberAfter(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  const number = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(number) || number < 0) throw new RangeError(`${name} wants a number.`);
  return number;
}
