import { FAULT_EFFECTS, type Fault } from '../../../../../simulator/gateway/faults';
import type { TitleStage } from '../../../../../simulator/archive/title-maker';
import { Random } from '../../../../../simulator/library/random';
import { DEFAULT_SWITCHES, type Switches } from '../../../../../simulator/library/switches';
import type { RunStory, Trouble } from './run-story';
import { STAFF, TROUBLE_MS } from './story-troubles';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A run without troubles is over by then. */
const LATEST_LOSS_MS = 12 * MINUTE;
const EXISTING: readonly TitleStage[] = ['ready', 'copy-needed'];
const UNREPAIRED: readonly TitleStage[] = ['ready', 'copy-needed', 'typed', 'typed', 'resolved'];
const ENDINGS = ['fails', 'aborts', 'warns', 'never', 'MANUAL_HANDLING_REQUIRED'];

/** The story of a seed: always the same one. */
export function makeRunStory(seed: number, kind: RunStory['kind'] = 'workflow'): RunStory {
  const random = new Random(seed);
  const way = kind === 'workflow' && random.below(5) === 0 ? 'new' : 'existing';
  const stages = kind === 'whole' ? UNREPAIRED : way === 'new' ? (['none'] as const) : EXISTING;
  const size = 2 + random.below(4);
  const count = random.pick([0, 3, 10, 25, 55, 55]);
  return {
    kind,
    seed,
    way,
    titles: Array.from({ length: size }, () => random.pick(stages)),
    others: random.pick([size, 2]),
    switches: someSwitches(random),
    latencyMs: random.pick([50, 200, 1000]),
    hasProfileJob: random.below(4) === 0,
    troubles: withLoss(
      Array.from({ length: count }, () => random.below(TROUBLE_MS))
        .sort((a, b) => a - b)
        .map((at) => someTrouble(random, at)),
      // NOTE Drawn apart, so that all else in the story of a seed stays what it was.
      new Random(seed ^ 0x10e7),
      kind === 'workflow' && way === 'existing',
    ),
  };
}

/** In every third story the Store is lost, too, where the run can be rebuilt whatever its jobs have done. */
function withLoss(
  troubles: readonly Trouble[],
  random: Random,
  isPossible: boolean,
): readonly Trouble[] {
  if (!isPossible || random.below(3) > 0) return troubles;
  const loss: Trouble = { at: random.below(LATEST_LOSS_MS), what: 'store-lost' };
  return [...troubles, loss].sort((a, b) => a.at - b.at);
}

function someSwitches(random: Random): Switches {
  return {
    ...DEFAULT_SWITCHES,
    proxy: random.pick(['queue', '429']),
    'handle-job': random.pick(['hidden', 'readable', 'listed']),
    profile: random.pick(['opaque', 'readable']),
    counters: random.pick(['english', 'english', 'other']),
    'migrate-tasks': random.pick(['one', 'one', 'one', 'two']),
    'run-uses': 'form',
    store: random.pick(['user', 'browser']),
  };
}

function someTrouble(random: Random, at: number): Trouble {
  const kind = random.below(21);
  const title = random.below(6);
  if (kind < 5) return { at, what: 'calls', faults: someFaults(random) };
  if (kind < 8) {
    return { at, what: 'reload', panel: random.below(3), isGraceful: random.below(2) === 0 };
  }
  if (kind === 8) return { at, what: 'open', browser: random.below(2) };
  if (kind === 9) return { at, what: 'sleep', ms: random.pick([2, 10, 90]) * MINUTE };
  if (kind === 10) {
    const step = random.pick(['copy', 'migrate', 'register'] as const);
    return { at, what: 'ending', step, ending: random.pick(ENDINGS) };
  }
  if (kind === 11) return { at, what: 'roles', roles: random.pick([[], ['206'], STAFF]) };
  if (kind === 12) return { at, what: 'handles-down' };
  if (kind === 13) return { at, what: 'somebody', step: random.pick(['copy', 'migrate']) };
  if (kind === 14) return { at, what: 'member-dropped' };
  if (kind === 15) return { at, what: 'changed', title };
  if (kind === 16) return { at, what: 'corrupted', title };
  if (kind === 17)
    return { at, what: 'clock', ms: random.pick([-180, -20, -2, 2, 20, 180]) * MINUTE };
  if (kind < 20) return { at, what: 'profile-saved', set: random.pick(['own', 'own', 'other']) };
  return { at, what: 'peace' };
}

function someFaults(random: Random): readonly Fault[] {
  return Array.from({ length: 1 + random.below(3) }, () => someFault(random));
}

function someFault(random: Random): Fault {
  const effect = random.pick(FAULT_EFFECTS);
  const times = 1 + random.below(4);
  const ms = random.pick([3, 12, 28, 40]) * SECOND;
  const match = random.pick<Fault['match']>([
    { method: 'POST', path: '/conf/jobs/' },
    { method: 'POST', path: '/conf/jobs/' },
    { method: 'POST', path: '/conf/sets' },
    { method: 'PUT', path: '/bibs' },
    { method: 'GET', path: '/conf/jobs/.*/instances' },
    { method: 'GET', path: '/conf/sets' },
    { method: 'GET', path: '/bibs' },
    { message: 'CLOUDAPP_STORE' },
    { path: '/' },
  ]);
  return { match, times, effect, ms };
}
