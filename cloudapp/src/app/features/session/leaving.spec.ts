import { askBeforeLeaving } from './leaving';

describe('the guard of a page that may hold what is not saved', () => {
  it('lets the page decide, and waits for it', async () => {
    expect(askBeforeLeaving({ mayLeave: () => true })).toBe(true);
    expect(await askBeforeLeaving({ mayLeave: () => Promise.resolve(false) })).toBe(false);
  });
});
