import { withinSentence } from './within-sentence';

describe("somebody else's sentence within one of ours", () => {
  it('leaves the full stop to ours', () => {
    expect(withinSentence('User does not have permission. ')).toBe('User does not have permission');
  });

  it('keeps what else it ends with', () => {
    expect(withinSentence('Why?')).toBe('Why?');
    expect(withinSentence('Expected 3.5')).toBe('Expected 3.5');
    expect(withinSentence('')).toBe('');
  });
});
