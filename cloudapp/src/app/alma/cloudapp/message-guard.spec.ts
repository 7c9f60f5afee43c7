import { guardMessages } from './message-guard';

describe('the guard of the messages', () => {
  let heard: unknown[];
  let takeAway: () => void;
  const listen = ({ data }: MessageEvent<unknown>): number => heard.push(data);
  const post = (data: unknown, source: Window): boolean =>
    window.dispatchEvent(new MessageEvent('message', { data, source }));
  const stranger = (): Window => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { contentWindow } = frame;
    frame.remove();
    if (contentWindow === null) throw new Error('The frame has no window.');
    return contentWindow;
  };

  beforeEach(() => {
    heard = [];
    takeAway = guardMessages(window);
    // Ahead of the SDK's own bus, which lets nobody else hear.
    window.addEventListener('message', listen, { capture: true });
  });

  afterEach(() => {
    takeAway();
    window.removeEventListener('message', listen, { capture: true });
  });

  it("lets Alma's page speak to the bus", () => {
    post({ name: 'exl-cloudapp::ENTITY_SELECT' }, window.parent);
    post({ name: 'exl-cloudapp::CONFIG', inReplyTo: '1' }, window.parent);

    expect(heard.length).toBe(2);
  });

  it('stops whoever else speaks to the bus', () => {
    post({ name: 'exl-cloudapp::ENTITY_SELECT' }, window);
    post({ name: 'exl-cloudapp::CONFIG', inReplyTo: '1' }, stranger());
    post({ inReplyTo: '1' }, stranger());

    expect(heard).toEqual([]);
  });

  it('lets go by what is not for the bus', () => {
    const others = ['hello', null, { name: 'resize' }, {}];
    for (const data of others) post(data, stranger());

    expect(heard).toEqual(others);
  });

  it('can be taken away', () => {
    takeAway();
    post({ name: 'exl-cloudapp::ENTITY_SELECT' }, stranger());

    expect(heard.length).toBe(1);
  });
});
