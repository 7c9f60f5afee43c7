import { Notices } from './notices';

describe('notices', () => {
  it('stand in the order in which they came, until they are closed', () => {
    const notices = new Notices();
    notices.show('done', 'a.saved');
    notices.show('problem', 'a.failed', { n: 2 });
    const [first] = notices.open();
    notices.close(first!.id);

    expect(notices.open().map(({ say, with: params }) => [say, params])).toEqual([
      ['a.failed', { n: 2 }],
    ]);
  });

  it('say the same sentence once, with what was said last', () => {
    const notices = new Notices();
    for (const n of [1, 2, 3]) notices.show('problem', 'a.failed', { n });

    expect(notices.open().map(({ with: params }) => params)).toEqual([{ n: 3 }]);
  });

  it('are all closed at once', () => {
    const notices = new Notices();
    notices.show('info', 'a.one');
    notices.show('info', 'a.two');
    notices.closeAll();

    expect(notices.open()).toEqual([]);
  });
});
