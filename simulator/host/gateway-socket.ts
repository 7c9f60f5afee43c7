import { type Framework } from './frame-bridge';

const BROWSER_KEY = 'simulated-alma-browser';

/** The one line to the framework: every message goes out at once, answers come in any order. */
export class GatewaySocket implements Framework {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, (payload: unknown) => void>();
  private readonly unsent: string[] = [];
  private sent = 0;

  constructor(private readonly events: { pushed(name: string): void; closed(): void }) {
    const address = new URL('/gateway', location.href);
    address.protocol = 'ws:';
    address.searchParams.set('browser', browserName());
    this.socket = new WebSocket(address);
    this.socket.addEventListener('open', () => {
      for (const text of this.unsent.splice(0)) this.socket.send(text);
    });
    this.socket.addEventListener('message', ({ data }) => this.receive(String(data)));
    this.socket.addEventListener('close', () => this.events.closed());
  }

  send(message: Parameters<Framework['send']>[0]): Promise<unknown> {
    this.sent += 1;
    const id = this.sent;
    const text = JSON.stringify({ id, ...message });
    if (this.socket.readyState === WebSocket.CONNECTING) this.unsent.push(text);
    else this.socket.send(text);
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private receive(text: string): void {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return;
    const { id, push, payload } = { id: undefined, push: undefined, payload: undefined, ...value };
    if (typeof push === 'string') this.events.pushed(push);
    if (typeof id !== 'number') return;
    this.waiting.get(id)?.(payload);
    this.waiting.delete(id);
  }
}

/** Names this browser, for a Store that lives in the browser. */
function browserName(): string {
  const known = localStorage.getItem(BROWSER_KEY);
  if (known !== null) return known;
  const name = crypto.randomUUID();
  localStorage.setItem(BROWSER_KEY, name);
  return name;
}
