import { emptyRoute } from '../cloudapp/src/app/core/configuration/defaults';
import { asMmsId } from '../cloudapp/src/app/core/identifiers/mms-id';
import { newRun } from '../cloudapp/src/app/workflow/prepare/new-run';
import { type RunState } from '../cloudapp/src/app/workflow/run/run-state';

const VERDICTS = ['right', 'unregistered', 'wrong-record', 'unchecked'] as const;

/** A run whose migrate job was going on when the panel was closed. */
export function runUnderWay(members: number, instanceId: string, now: number): RunState {
  const route = { ...emptyRoute('main'), name: 'Main', prefix: '99321' };
  const records = Array.from({ length: members }, (_, position) => ({
    position,
    mmsId: asMmsId(`99${String(10_000_000_000 + position)}`),
    title: '',
    format: 'dcap01',
    state: 'ready' as const,
    findings: [],
    handle: undefined,
    field: '',
    handles: [],
    routeId: 'main',
    collection: '',
    localNumbers: [],
    fingerprint: '',
    readAt: 0,
    problem: undefined,
  }));
  const run = newRun({
    id: 'HA-BENC-H234',
    way: 'existing',
    route,
    isPilot: false,
    set: { id: '77', name: 'All', size: members, membersHash: '', isMadeByApp: true },
    records,
    verdictOf: ({ position }) =>
      VERDICTS[(Math.imul(position, 2_654_435_761) >>> 11) % VERDICTS.length],
    user: 'admin',
    institution: '01HVC_INST',
    propagationMs: 1_800_000,
    now,
  });
  const steps = run.steps.map((step) =>
    step.name === 'migrate'
      ? { ...step, phase: 'running' as const, by: 'app' as const, instanceId }
      : step,
  );
  return { ...run, steps };
}
