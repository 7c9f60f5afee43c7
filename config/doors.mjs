// The rooms of the app and the doors between them. When a door is missing, open it here and say why.
const ROOMS = ['core', 'alma', 'resolver', 'workflow', 'features', 'shell'];

const OPEN_DOORS = {
  core: [],
  alma: ['core'],
  resolver: ['core'],
  // alma/pace: the reader of whole sets keeps Alma's allowance busy, the checks carry it out.
  workflow: ['core', 'alma/port', 'alma/pace', 'resolver'],
  features: ['core', 'alma/port', 'resolver', 'workflow'],
};

const FRAMEWORK = '^(@angular|@exlibris|@ngx-translate|rxjs)(/|$)';

/** The import rules of one room, as ESLint's `no-restricted-imports` takes them. */
function patternsOf(room, open) {
  const shut = ROOMS.filter((other) => other !== room && !open.includes(other)).map((other) => {
    const parts = open
      .filter((door) => door.startsWith(`${other}/`))
      .map((door) => door.slice(other.length + 1));
    return parts.length === 0 ? other : `${other}(?!/(${parts.join('|')})/)`;
  });
  const patterns = [
    {
      regex: `^(\\.\\./)+(${shut.join('|')})/`,
      message: `${room}/ opens only onto: ${open.join(', ') || 'nothing'}.`,
    },
    { regex: '(^|/)simulator/', message: 'The app knows nothing of the simulated Alma.' },
  ];
  if (room !== 'features')
    patterns.push({ regex: FRAMEWORK, message: `${room}/ is plain TypeScript.` });
  if (room === 'features') {
    patterns.push({ regex: '^@exlibris(/|$)', message: 'Only alma/cloudapp/ knows the SDK.' });
  }
  return patterns;
}

const rooms = Object.entries(OPEN_DOORS).map(([room, open]) => ({
  files: [`cloudapp/src/app/${room}/**/*.ts`],
  // Specs may look anywhere; alma/cloudapp/ is the one adapter to the SDK.
  ignores: ['**/*.spec.ts', '**/testing/**', 'cloudapp/src/app/alma/cloudapp/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: patternsOf(room, open) }] },
}));

/** The simulated Alma imports nothing of the app, so that one fault is not hidden by the other. */
const simulator = {
  files: ['simulator/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: 'cloudapp/', message: 'The simulated Alma imports nothing of the app.' },
        ],
      },
    ],
  },
};

export const doors = [...rooms, simulator];
