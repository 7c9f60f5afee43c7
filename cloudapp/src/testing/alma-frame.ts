const BUS = 'exl-cloudapp::';

interface BusMessage {
  readonly id: string;
  readonly name: string;
  readonly payload?: unknown;
}

/** Alma's page around the app, for specs: hears what the SDK posts to it, and answers as it was told to. */
export class AlmaFrame {
  /** What was asked, in order: the message's name and what it bore. */
  readonly heard: { readonly name: string; readonly payload: unknown }[] = [];
  private readonly answers = new Map<string, (payload: unknown) => unknown>([
    ['PAGE_METADATA', () => ({ entities: [] })],
  ]);

  constructor() {
    window.parent.addEventListener('message', this.hear);
  }

  /** From now on, what is said to such a message; a message that nothing was said about stays open. */
  reply(name: string, answer: (payload: unknown) => unknown): void {
    this.answers.set(name, answer);
  }

  /** Alma's page speaks by itself, say of another page. */
  say(name: string, payload: unknown): void {
    this.post({ name: `${BUS}${name}`, payload });
  }

  /** Hears out what is still on its way, then goes: the SDK throws 30 s after what nobody answered. */
  async leave(): Promise<void> {
    const farewell = 'Nothing posted before is on its way any more.';
    await new Promise<void>((resolve) => {
      const wait = ({ data }: MessageEvent<unknown>): void => {
        if (data !== farewell) return;
        window.parent.removeEventListener('message', wait);
        resolve();
      };
      window.parent.addEventListener('message', wait);
      window.parent.postMessage(farewell, '*');
    });
    window.parent.removeEventListener('message', this.hear);
  }

  private readonly hear = ({ data }: MessageEvent<unknown>): void => {
    if (!isBusMessage(data)) return;
    const name = data.name.slice(BUS.length);
    this.heard.push({ name, payload: data.payload });
    const answer = this.answers.get(name);
    if (answer === undefined) return;
    this.post({ name: data.name, inReplyTo: data.id, payload: answer(data.payload) });
  };

  private post(data: object): void {
    window.dispatchEvent(new MessageEvent('message', { data, source: window.parent }));
  }
}

function isBusMessage(data: unknown): data is BusMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'name' in data &&
    typeof data.name === 'string' &&
    data.name.startsWith(BUS)
  );
}
