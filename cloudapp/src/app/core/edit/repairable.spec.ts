import { isRepairable } from './repairable';

const RULE = { repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' } };
const NO_RULE = { repairRule: undefined };

describe('which records are offered for repair', () => {
  it('takes those whose handle stands wrongly', () => {
    expect(isRepairable({ state: 'typed', findings: [] }, NO_RULE)).toBe(true);
    expect(isRepairable({ state: 'copy-needed', findings: [] }, NO_RULE)).toBe(true);
  });

  it('leaves those that are well, and those for a person to decide', () => {
    expect(isRepairable({ state: 'ready', findings: [] }, RULE)).toBe(false);
    expect(isRepairable({ state: 'conflicting', findings: [] }, RULE)).toBe(false);
  });

  it('takes records without a handle only by the rule', () => {
    expect(isRepairable({ state: 'none', findings: [] }, NO_RULE)).toBe(false);
    expect(isRepairable({ state: 'none', findings: [] }, RULE)).toBe(true);
  });

  it('never takes a record with an invented prefix', () => {
    expect(isRepairable({ state: 'typed', findings: ['ns-prefix'] }, RULE)).toBe(false);
  });
});
