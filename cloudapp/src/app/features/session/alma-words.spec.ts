import { AlmaError, type AlmaErrorKind } from '../../alma/port/alma-error';
import { wordsFor } from './alma-words';

describe('the words for a call that failed', () => {
  const error = (kind: AlmaErrorKind, code = '', trackingId = ''): AlmaError =>
    new AlmaError('Not so.', { kind, status: 400, code, trackingId });

  it("name the remedy of the code, with Alma's own words", () => {
    expect(wordsFor(error('refused', '402203', 'E01'))).toEqual({
      say: 'almaError.code.402203',
      with: { message: 'Not so', code: '402203', trackingId: 'E01', status: 400 },
    });
  });

  it('name the kind where the code has no remedy of its own', () => {
    expect(wordsFor(error('refused', '999999')).say).toBe('almaError.kind.refused');
    expect(wordsFor(error('lost'))).toEqual({
      say: 'almaError.kind.lost',
      with: { message: 'Not so', code: '–', trackingId: '–', status: 400 },
    });
  });

  it('say of anything else what it was', () => {
    expect(wordsFor(new TypeError('odd'))).toEqual({
      say: 'almaError.unexpected',
      with: { message: 'odd' },
    });
    expect(wordsFor('a text').with['message']).toBe('a text');
  });
});
