/** The two origins on one port, and what a request's Host header says of them. */
export interface Address {
  readonly port: number;
  /** Alma itself, its REST server, the handle server and the control. */
  readonly shell: string;
  /** Nothing but the app's build. */
  readonly app: string;
}

export function addressAt(port: number): Address {
  return { port, shell: `http://127.0.0.1:${port}`, app: `http://localhost:${port}` };
}

export type HostKind = 'shell' | 'app' | 'other';

/** Which of the two a request is for. */
export function hostKind(host: string | undefined, { port }: Address): HostKind {
  if (host === `127.0.0.1:${port}`) return 'shell';
  return host === `localhost:${port}` ? 'app' : 'other';
}
