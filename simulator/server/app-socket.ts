import { type IncomingMessage } from 'node:http';
import { type Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

import { type Address, hostKind } from './address';
import { type Simulation } from './simulation';

const LARGEST_MESSAGE = 64 * 1024 * 1024;

/** The one way on which the app's messages come in: a WebSocket of Alma's own page. */
export class AppSocket {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });

  constructor(
    private readonly simulation: Simulation,
    private readonly address: () => Address,
  ) {}

  /** Takes the connection where it is the page's, and breaks it otherwise. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = this.address();
    const url = new URL(request.url ?? '', address.shell);
    const isOurs =
      hostKind(request.headers.host, address) === 'shell' &&
      request.headers.origin === address.shell &&
      url.pathname === '/gateway';
    if (!isOurs) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const browser = url.searchParams.get('browser') ?? '';
    this.server.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data) => this.receive(opened, String(data), browser));
    });
  }

  /** Tells all pages that something happened: `{push: 'user'}`. */
  push(name: string): void {
    for (const client of this.server.clients) client.send(JSON.stringify({ push: name }));
  }

  close(): void {
    for (const client of this.server.clients) client.terminate();
    this.server.close();
  }

  private receive(socket: WebSocket, text: string, browser: string): void {
    const message = readMessage(text);
    if (message === undefined) return;
    const { id, name, payload, entities } = message;
    const page = { entities };
    void this.simulation.gateway.send({ name, payload, page, browser }).then((reply) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id, payload: reply }));
    });
  }
}

interface PageMessage {
  readonly id: unknown;
  readonly name: string;
  readonly payload: unknown;
  readonly entities: readonly unknown[];
}

/** undefined for what is no message of the page's. */
function readMessage(text: string): PageMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not of our page: nobody waits for an answer.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const message = { id: undefined, name: undefined, payload: undefined, page: undefined, ...value };
  const { id, name, payload } = message;
  const page: unknown = message.page;
  if (typeof name !== 'string') return undefined;
  const listed: unknown =
    typeof page === 'object' && page !== null && 'entities' in page ? page.entities : [];
  return { id, name, payload, entities: Array.isArray(listed) ? listed : [] };
}
