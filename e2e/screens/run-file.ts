/** A step as a run file holds it; what is not given is as before its turn. */
export interface StepInFile {
  readonly name: 'copy' | 'migrate' | 'register';
  readonly phase: string;
  readonly [field: string]: unknown;
}

const NOTHING_YET = {
  jobName: '',
  instanceId: '',
  tries: [],
  launchedAt: 0,
  endedAt: 0,
  waitUntil: 0,
  status: '',
  statusText: '',
  numbers: {},
  counters: [],
  confirmation: '',
};

const COPIED = {
  name: 'copy',
  phase: 'done',
  by: 'app',
  instanceId: '7603004920006421',
  launchedAt: 1_777_885_200_000,
  endedAt: 1_777_886_940_000,
  gate: {
    state: 'passed',
    reasons: [],
    numbers: [
      { id: 'ready', wanted: 6040, found: 6040 },
      { id: 'copy-needed', wanted: 0, found: 0 },
      { id: 'typed', wanted: 0, found: 0 },
      { id: 'twice', wanted: 0, found: 0 },
    ],
  },
} as const;

/** The file of a run that stands so: its copy step done, this one under way. */
export function runFile(...steps: readonly StepInFile[]): Buffer {
  const all: readonly StepInFile[] = steps[0]?.name === 'copy' ? steps : [COPIED, ...steps];
  const run = {
    version: 1,
    id: 'HA-M3K9-7QXP',
    way: 'existing',
    routeId: 'main',
    routeName: 'Dublin Core',
    routeFingerprint: '',
    isPilot: false,
    set: {
      id: '7710000030006421',
      name: 'HA-M3K9-7QXP run Handles - First Batch from mms_ids.csv',
      size: 6040,
      membersHash: '',
      isMadeByApp: true,
    },
    handlesHash: '',
    copyNeeded: 6040,
    twiceBefore: 0,
    alsoTypedBefore: 0,
    baseline: { counts: { unregistered: 6040 }, encoded: '' },
    user: 'admin',
    institution: '01HVC_INST',
    createdAt: 1_777_885_000_000,
    confirmedAt: 1_777_885_200_000,
    propagationMs: 1_800_000,
    recordsReadAt: 1_777_885_000_000,
    steps: all.map((step) => ({ ...NOTHING_YET, ...step })),
    handles: { phase: 'locked', until: 0, checkedAt: 0, counts: {}, newlyBroken: 0 },
    at: 'going',
    endedAt: 0,
  };
  return Buffer.from(JSON.stringify(run));
}
