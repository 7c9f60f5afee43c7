import { type Entity, setEntity } from './entities';
import { type AppFrame, FrameBridge, type Framework } from './frame-bridge';

const APP = 'http://localhost:4400';
const FRAME_WINDOW = { is: 'the frame' };

describe('the frame bridge', () => {
  let posted: object[];
  let sent: Parameters<Framework['send']>[0][];
  let answer: (payload: unknown) => void;
  let done: string[];
  let entities: readonly Entity[];
  let bridge: FrameBridge;

  beforeEach(() => {
    posted = [];
    sent = [];
    done = [];
    entities = [setEntity('7', 'First batch')];
    const frame: AppFrame = {
      origin: APP,
      window: () => FRAME_WINDOW,
      post: (message) => posted.push(message),
    };
    const framework: Framework = {
      send: (message) => {
        sent.push(message);
        return new Promise((resolve) => (answer = resolve));
      },
    };
    bridge = new FrameBridge(frame, framework, {
      get entities() {
        return entities;
      },
      reload: () => done.push('reload'),
      back: () => done.push('back'),
      home: () => done.push('home'),
    });
  });

  const receive = (data: unknown, more: object = {}): Promise<void> =>
    bridge.receive({ source: FRAME_WINDOW, origin: APP, data, ...more });

  async function exchange(name: string, payload: unknown = { success: true }): Promise<void> {
    const received = receive({ name: `exl-cloudapp::${name}`, id: 'a' });
    answer(payload);
    await received;
  }

  it('passes a message on at once, with what is on the page, and answers it by its id', async () => {
    const received = receive({ name: 'exl-cloudapp::PAGE_METADATA', id: 'a', payload: 'p' });

    expect(sent).toEqual([
      { name: 'exl-cloudapp::PAGE_METADATA', payload: 'p', page: { entities } },
    ]);
    expect(posted).toEqual([]);

    answer({ entities });
    await received;

    expect(posted).toEqual([
      { name: 'exl-cloudapp::PAGE_METADATA', inReplyTo: 'a', payload: { entities } },
    ]);
  });

  it('passes the second message on before the first is answered', () => {
    void receive({ name: 'exl-cloudapp::CALL_REST_API', id: 'a' });
    void receive({ name: 'exl-cloudapp::CALL_REST_API', id: 'b' });

    expect(sent.length).toBe(2);
  });

  it('ignores another window, another origin, and what is no message of the SDK', async () => {
    const message = { name: 'exl-cloudapp::INIT_DATA', id: 'a' };
    await receive(message, { source: {} });
    await receive(message, { origin: 'http://127.0.0.1:4400' });
    await receive({ name: 'INIT_DATA', id: 'a' });
    await receive('exl-cloudapp::INIT_DATA');
    await receive(null);

    expect(sent).toEqual([]);
  });

  it('does what the app asks of the page, after the answer', async () => {
    const received = receive({ name: 'exl-cloudapp::RELOAD_PAGE', id: 'a' });

    expect(done).toEqual([]);

    answer({ success: true });
    await received;
    await exchange('ALMA_BACK');
    await exchange('ALMA_MAIN_PAGE');

    expect(done).toEqual(['reload', 'back', 'home']);
  });

  it('tells of a new page only where the app listens', async () => {
    bridge.announcePage();

    expect(posted).toEqual([]);

    await exchange('INIT_DATA', {});
    entities = [];
    bridge.announcePage();

    expect(posted.at(-1)).toEqual({ name: 'exl-cloudapp::PAGE_LOAD', payload: { entities: [] } });
  });

  it('tells what the person has marked', async () => {
    await exchange('INIT_DATA', {});
    bridge.announceSelection(entities);

    expect(posted.at(-1)).toEqual({ name: 'exl-cloudapp::ENTITY_SELECT', payload: { entities } });
  });

  it('gives a restarted app no answer that the former one asked for', async () => {
    const received = receive({ name: 'exl-cloudapp::INIT_DATA', id: 'a' });
    bridge.restart();
    answer({});
    await received;
    bridge.announcePage();

    expect(posted).toEqual([]);
  });
});
