import { AlmaError, type AlmaErrorDetails } from '../../alma/port/alma-error';
import { isNeverByApi, isOverLimit, launchProblem } from './launch-problem';

const refused = (change: Partial<AlmaErrorDetails> = {}) =>
  new AlmaError('No.', { kind: 'refused', status: 400, code: '', trackingId: '', ...change });

describe('launchProblem', () => {
  for (const [id, change] of [
    ['unauthorized', { kind: 'unauthorized', code: '402228' }],
    ['code-402228', { code: '402228' }],
    ['code-402229', { code: '402229', kind: 'too-many' }],
    ['code-402231', { code: '402231' }],
    ['code-402248', { code: '402248' }],
    ['code-402249', { code: '402249' }],
    ['code-60347', { code: '60347' }],
    ['code-60107', { code: '60107' }],
    ['too-many', { kind: 'too-many', code: '402222' }],
    ['refused', { code: '1' }],
    ['no-answer', { kind: 'lost' }],
    ['no-answer', { kind: 'server' }],
    ['no-answer', { kind: 'unreadable' }],
  ] as const) {
    it(`says ${id} of ${JSON.stringify(change)}`, () => {
      expect(launchProblem(refused(change)).id).toBe(id);
    });
  }

  it('gives Alma’s own words, code and tracking id, or a dash for what is lacking', () => {
    expect(launchProblem(refused({ code: '1', trackingId: 'E1' })).with).toEqual({
      message: 'No.',
      code: '1',
      trackingId: 'E1',
    });
    expect(launchProblem(refused()).with).toEqual({ message: 'No.', code: '–', trackingId: '–' });
  });

  it('knows the limits on starts, and what Alma never starts for an app', () => {
    const codes = ['402222', '402223', '402248', '402249', '402228', ''];

    expect(codes.filter((code) => isOverLimit(refused({ code })))).toEqual(['402222', '402223']);
    expect(codes.filter((code) => isNeverByApi(refused({ code })))).toEqual(['402248', '402249']);
  });
});
