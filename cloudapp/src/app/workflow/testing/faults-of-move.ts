import type { Effect } from '../run/run-event';
import type { RunState } from '../run/run-state';
import { RELOAD, STRANGER, type Told } from './everything-told';
import type { Reached } from './reached';

/** What must never be, said of one move. */
export function faultsOfMove(
  at: Reached,
  told: Told,
  next: RunState,
  effects: readonly Effect[],
): readonly string[] {
  const faults: string[] = [];
  const fault = (sentence: string): void => void faults.push(sentence);
  const open = next.steps.findIndex(({ phase }) => phase !== 'done');
  const later = open < 0 ? [] : next.steps.slice(open + 1);
  if (later.some(({ phase }) => phase !== 'locked')) fault('a step is begun before its turn');
  for (const effect of effects) {
    if (told === RELOAD && (effect.type === 'launch' || effect.type === 'preflight')) {
      fault('a reload starts something');
    }
    if (effect.type !== 'launch') continue;
    if (at.records[effect.step]?.inDoubt === true) fault('a job is launched twice');
    if (next.steps[open]?.name !== effect.step) fault('a job is launched before its turn');
    if (next.steps[open]?.phase !== 'starting') fault('a launch does not stand in the journal');
  }
  for (const [i, step] of next.steps.entries()) {
    const before = at.run.steps[i];
    if (step.phase !== 'done' || before?.phase === 'done') continue;
    const isEnd = told !== RELOAD && told.type === 'ended';
    if (!isEnd && at.records[step.name]?.endedWell !== true) {
      fault(`${step.name} is done and no run of it ended well`);
    }
    if (step.gate?.state !== 'passed' && step.confirmation.trim() === '') {
      fault(`${step.name} is done without a gate`);
    }
  }
  for (const [i, step] of at.run.steps.entries()) {
    const after = next.steps[i];
    const ids = after === undefined ? [] : [after.instanceId, ...after.tries];
    if (step.instanceId !== '' && !ids.includes(step.instanceId)) fault('a process id is lost');
  }
  if (told !== RELOAD && told.type === 'given') {
    const before = at.run.steps.find(({ name }) => name === told.step);
    const isFollowed = before?.phase === 'running';
    if (isFollowed && before.by === 'app') fault('a run that the app started is exchanged');
    if (isFollowed && before.instanceId === told.instanceId) fault('a run is exchanged for itself');
    const [effect, ...others] = effects;
    const isJustFollowed = effect?.type === 'follow' && effect.instanceId === told.instanceId;
    if (!isJustFollowed || others.length > 0) fault('a process id that is given starts something');
    const after = next.steps.find(({ name }) => name === told.step);
    if (after?.status !== '' || after.progress !== undefined) {
      fault('what was seen of one run is said of another');
    }
  }
  if (told !== RELOAD && 'step' in told && told.type === 'launched') {
    const step = next.steps.find(({ name }) => name === told.step);
    if (step?.instanceId !== told.instanceId) fault('a process id is lost');
  }
  if (told !== RELOAD && 'instanceId' in told && told.instanceId === STRANGER) {
    fault('an answer about another run in Alma is believed');
  }
  if (next.at === 'ended' && next.steps.some(({ phase }) => phase !== 'done')) {
    fault('a run ends before its steps are done');
  }
  if (next.at === 'ended' && next.handles.phase !== 'checked') {
    fault('a run ends before its handles are checked');
  }
  return faults;
}

/** A start that was sent cannot be taken back: whatever happens meanwhile, its answer is heard. */
export function deafTo({ run }: Reached, told: Told): string | undefined {
  if (told === RELOAD || told.type !== 'launched') return undefined;
  const step = run.steps.find(({ name }) => name === told.step);
  if (step?.phase !== 'starting' || step.instanceId !== '') return undefined;
  return 'the answer to a start is not heard';
}
