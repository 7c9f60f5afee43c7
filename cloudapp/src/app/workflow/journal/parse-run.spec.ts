import * as fc from 'fast-check';

import { aRun, aStep } from '../testing/a-run';
import type { RunState, StepState } from '../run/run-state';
import { parseRun, UnreadableRunError } from './parse-run';

type Document = Record<string, unknown>;

function document(change: Document = {}): Document {
  return { ...(JSON.parse(JSON.stringify(aRun())) as Document), ...change };
}

function steps(...all: readonly StepState[]): Document {
  return { steps: JSON.parse(JSON.stringify(all)) as unknown };
}

const PASSED = { state: 'passed', reasons: [], numbers: [] } as const;
const DONE = { phase: 'done', endedAt: 5, gate: PASSED } as const;

describe('parseRun', () => {
  it('finds nothing where nothing is stored', () => {
    for (const nothing of [undefined, null, '']) expect(parseRun(nothing)).toBeUndefined();
  });

  it('reads what was written', () => {
    expect(parseRun(document())).toEqual(aRun());
  });

  it('reads a run of version 0, and writes it as one of version 1', () => {
    const old = document({ version: 0 });
    delete old['propagationMs'];
    delete old['twiceBefore'];
    const oldSteps = old['steps'] as Document[];
    for (const step of oldSteps) delete step['tries'];
    const run = parseRun(old);
    expect(run?.version).toBe(1);
    expect(run?.propagationMs).toBe(1_800_000);
    expect(run?.twiceBefore).toBe(0);
    expect(run?.steps.map(({ tries }) => tries)).toEqual([[], [], []]);
    expect(parseRun(JSON.parse(JSON.stringify(run)))).toEqual(run);
  });

  it('reads a run that was rebuilt, with a start of a step whose turn has not come', () => {
    const found = [
      aStep('copy', { phase: 'running', instanceId: '11111111', jobName: 'a' }),
      aStep('migrate', { instanceId: '22222222', jobName: 'b' }),
      aStep('register', { jobName: 'c' }),
    ];
    const rebuilt = aRun({ isRebuilt: true, steps: found });
    expect(parseRun(JSON.parse(JSON.stringify(rebuilt)))).toEqual(rebuilt);

    const old = document();
    delete old['isRebuilt'];
    expect(parseRun(old)?.isRebuilt).toBeFalse();
  });

  it('does not read a newer version, and gives back what was stored', () => {
    const newer = document({ version: 2 });
    try {
      parseRun(newer);
      fail('It was read.');
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableRunError);
      expect((error as UnreadableRunError).stored).toBe(newer);
    }
  });

  for (const [name, change] of [
    ['a text', 'run'],
    ['a list', []],
    ['no id', document({ id: '' })],
    ['no steps', document({ steps: [] })],
    ['a step that there is not', document(steps({ ...aStep('copy'), name: 'polish' as 'copy' }))],
    ['a phase that there is not', document(steps(aStep('copy', { phase: 'asleep' as 'ready' })))],
    [
      'steps out of order',
      document(steps(aStep('register', { phase: 'ready' }), aStep('migrate'))),
    ],
    [
      'register begun before migrate is done',
      document(steps(aStep('migrate', { phase: 'failed' }), aStep('register', { phase: 'ready' }))),
    ],
    ['a time that is none', document({ createdAt: 'yesterday' })],
    ['register without migrate', document(steps(aStep('register', { phase: 'ready' })))],
    [
      'copy and register without migrate',
      document(steps(aStep('copy', { phase: 'ready' }), aStep('register'))),
    ],
    ['migrate without register', document(steps(aStep('migrate', { phase: 'ready' })))],
    [
      'new handles with a migrate step',
      document({
        way: 'new',
        ...steps(aStep('migrate', { phase: 'ready' }), aStep('register')),
      }),
    ],
    [
      'a step that is done and has no gate',
      document(
        steps(
          aStep('migrate', { ...DONE, gate: undefined }),
          aStep('register', { phase: 'ready' }),
        ),
      ),
    ],
    [
      'a step that is done over a failed gate',
      document(
        steps(
          aStep('migrate', { ...DONE, gate: { ...PASSED, state: 'failed' } }),
          aStep('register', { phase: 'ready' }),
        ),
      ),
    ],
    [
      'a step that runs without a process id',
      document(steps(aStep('migrate', { phase: 'running' }), aStep('register'))),
    ],
    [
      'a start on its way without its name',
      document(steps(aStep('migrate', { phase: 'starting' }), aStep('register'))),
    ],
    ['a run that ended with open steps', document({ at: 'ended' })],
    [
      'handles asked for with open steps',
      document({ handles: { ...aRun().handles, phase: 'checking' } }),
    ],
  ] as const) {
    it(`refuses ${name}`, () => {
      expect(() => parseRun(change)).toThrowError(UnreadableRunError);
    });
  }

  it('accepts a step that a person vouched for', () => {
    const gate = { ...PASSED, state: 'unknown' as const };
    const vouched = aStep('migrate', { ...DONE, gate, confirmation: 'I saw it' });
    const run = parseRun(document(steps(vouched, aStep('register', { phase: 'ready' }))));
    expect(run?.steps[0]?.confirmation).toBe('I saw it');
  });

  it('reads any damage as a run or refuses it, and never fails otherwise', () => {
    const paths = pathsOf(
      document(steps(aStep('migrate', DONE), aStep('register', { phase: 'ready' }))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, damage) => {
        const damaged = document(
          steps(aStep('migrate', DONE), aStep('register', { phase: 'ready' })),
        );
        put(damaged, path, damage);
        try {
          expectSound(parseRun(damaged));
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableRunError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reads anything at all as a run or refuses it', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        try {
          expect(parseRun(stored)).toBeUndefined();
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableRunError);
        }
      }),
    );
  });
});

/** Whatever is read has its steps in order, and none begun before its turn. */
function expectSound(run: RunState | undefined): void {
  const open = run?.steps.findIndex(({ phase }) => phase !== 'done') ?? -1;
  const later = open < 0 ? [] : (run?.steps.slice(open + 1) ?? []);
  expect(later.every(({ phase }) => phase === 'locked')).toBeTrue();
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key])),
  ].filter((one) => one.length > 0);
}

function put(target: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  const at = target as Document;
  if (rest.length === 0) at[key] = value;
  else put(at[key], rest, value);
}
