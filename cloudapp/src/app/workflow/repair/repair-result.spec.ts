import { isSettled, mayBeRetried, REPAIR_RESULTS } from './repair-result';

describe('the result of a repair', () => {
  it('leaves nothing to do only where the record was seen to be right', () => {
    expect(REPAIR_RESULTS.filter(isSettled)).toEqual(['done', 'done-respelled', 'already-there']);
  });

  it('may be tried again where nothing else than the record stood in the way', () => {
    expect(REPAIR_RESULTS.filter(mayBeRetried)).toEqual([
      'refused',
      'not-written',
      'unverified',
      'unreadable',
      'unauthorized',
    ]);
  });
});
