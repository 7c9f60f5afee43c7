import { asMmsId } from '../cloudapp/src/app/core/identifiers/mms-id';
import { parseHandle } from '../cloudapp/src/app/core/handle/parse-handle';
import { type Verdict } from '../cloudapp/src/app/core/verdict/verdict';
import {
  HandleCheck,
  type HandleQuestion,
} from '../cloudapp/src/app/workflow/handle-check/handle-check';
import { ELSEWHERE, handleAt, pageOf } from './college';
import { schedulePresses, type Telling } from './telling';

const A_DAY = 24 * 3_600_000;

/** Handles are checked, whatever happens; then those not checked are asked for again in quiet. */
export async function handleStory(telling: Telling): Promise<void> {
  const { story, world, clock, complain } = telling;
  const isAuthoritative = story.seed % 4 === 0;
  const check = new HandleCheck(world.handleServer.forOneCheck(), {
    sites: world.configuration.sites,
    authoritative: isAuthoritative,
  });
  const questions = story.titles.map((_, place) => question(telling, place));
  schedulePresses(story, check);
  await clock.until(check.start(questions), A_DAY);
  judge(telling, check, 'after the check');
  const { phase, counts } = check.snapshot;
  if (phase === 'done' && !world.hasStruck && counts.unchecked > 0) {
    complain('what can be asked is asked', `${counts.unchecked} unchecked`);
  }
  world.calm();
  // Whoever was slow or busy is well again.
  await clock.pass(600_000);
  const open = questions
    .map(({ key }) => key)
    .filter((key) => (check.verdictOf(key)?.verdict ?? 'unchecked') !== 'right');
  await clock.until(check.askAgain(open), A_DAY);
  judge(telling, check, 'after asking again');
  for (const key of open) {
    if (check.verdictOf(key)?.verdict === 'unchecked') {
      complain('what can be asked is asked at last', `${key} ${check.verdictOf(key)?.reason}`);
    }
  }
}

function question({ world }: Telling, place: number): HandleQuestion {
  const { handle } = parseHandle(handleAt(place), [world.library.institution.prefix]);
  if (handle === null) throw new Error(`"${handleAt(place)}" is no handle.`);
  return { key: String(place), mmsId: asMmsId(world.mmsIdAt(place)), handle };
}

function judge({ story, world, complain }: Telling, check: HandleCheck, when: string): void {
  const found = new Map<string, number>();
  story.titles.forEach((title, place) => {
    const verdict = check.verdictOf(String(place));
    if (verdict === undefined) return;
    found.set(verdict.verdict, (found.get(verdict.verdict) ?? 0) + 1);
    const mmsId = world.mmsIdAt(place);
    const true_ = (world.targets.get(handleAt(place)) ?? []).map((at) => verdictFor(at, mmsId));
    const said = `${when}: ${handleAt(place)} ${title.leads} → ${verdict.verdict}`;
    if (verdict.verdict === 'unchecked') {
      if (!world.hasStruck) complain('a good server is asked', `${said} ${verdict.reason}`);
    } else if (!true_.includes(verdict.verdict)) {
      complain(verdict.verdict === 'right' ? 'right is right' : 'broken is broken', said);
    } else if (verdict.verdict !== 'right' && !verdict.authoritative) {
      complain('no bad verdict stands on the word of a cache', said);
    }
  });
  for (const [verdict, count] of Object.entries(check.snapshot.counts)) {
    if ((found.get(verdict) ?? 0) !== count) {
      complain('the counts are those of the list', `${when}: ${verdict} ${count}`);
    }
  }
}

/** What must be said of a handle with this target. */
function verdictFor(target: string | null | undefined, mmsId: string): Verdict {
  if (target === undefined) return 'unregistered';
  if (target === null) return 'no-url';
  if (target === ELSEWHERE) return 'elsewhere';
  return target === pageOf(mmsId) ? 'right' : 'wrong-record';
}
