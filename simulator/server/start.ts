import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { type Gateway } from '../gateway/gateway';
import { type Library } from '../library/library';
import { type Archive } from '../library/model';
import { DEFAULT_SWITCHES, type Switches } from '../library/switches';
import { addressAt, hostKind } from './address';
import { readAppBuild, UsageError } from './app-build';
import { appSite } from './app-site';
import { AppSocket } from './app-socket';
import { shellSite } from './shell-site';
import { Simulation } from './simulation';

export interface SimulatorOptions {
  readonly archive: Archive;
  /** 0 takes any free one. @default 0 */
  readonly port?: number;
  /** Folder of a Cloud App's build; without it the app's origin is empty. */
  readonly app?: string;
  /** Folder of the page's bundle. @default .cache/simulator/host below the working directory */
  readonly hostFolder?: string;
  /** @default 'demo' */
  readonly config?: 'demo' | 'none';
  /** What every REST call takes, and every question to the handle server. @default 0 */
  readonly latencyMs?: number;
  /** @default 1 */
  readonly jobSpeed?: number;
  /** Whether the proxy's limits are in force. @default true */
  readonly limits?: boolean;
  /** @default 1 */
  readonly seed?: number;
  readonly switches?: Switches;
}

export interface RunningSimulator {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  readonly port: number;
  readonly simulation: Simulation;
  /** The library of the moment: a reset puts another in its place. */
  readonly library: Library;
  readonly gateway: Gateway;
  close(): Promise<void>;
}

/** @throws UsageError when the port is taken or the app's folder holds no app. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const build = options.app === undefined ? undefined : readAppBuild(options.app);
  const simulation = new Simulation({
    archive: options.archive,
    seed: options.seed ?? 1,
    jobSpeed: options.jobSpeed ?? 1,
    switches: options.switches ?? DEFAULT_SWITCHES,
    latencyMs: options.latencyMs ?? 0,
    limits: options.limits ?? true,
    config: options.config ?? 'demo',
  });
  let address = addressAt(options.port ?? 0);
  const hostFolder = options.hostFolder ?? join(process.cwd(), '.cache/simulator/host');
  const shell = await shellSite(simulation, build, hostFolder, () => address);
  const app = await appSite(build, () => address);
  const socket = new AppSocket(simulation, () => address);

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const kind = hostKind(request.headers.host, address);
    if (kind === 'shell') shell.routing(request, response);
    else if (kind === 'app') app.routing(request, response);
    else response.writeHead(421).end(`Not served here. Go to ${address.shell}/`);
  };
  const servers = await listen(options.port ?? 0, answer);
  for (const server of servers) {
    server.on('upgrade', (request, stream, head) => socket.upgrade(request, stream, head));
  }
  address = addressAt(portOf(servers));
  simulation.resolver = `${address.shell}/hdl`;
  simulation.reset();
  simulation.onPush = (name) => socket.push(name);

  return {
    url: `${address.shell}/`,
    port: address.port,
    simulation,
    gateway: simulation.gateway,
    get library() {
      return simulation.library;
    },
    close: async () => {
      simulation.stop();
      socket.close();
      for (const server of servers) await closeServer(server);
      await Promise.all([shell.close(), app.close()]);
    },
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A browser may take localhost for either loopback address: both are listened to. */
async function listen(port: number, answer: Listener): Promise<readonly Server[]> {
  const first = await listenAt('127.0.0.1', port, answer);
  try {
    return [first, await listenAt('::1', portOf([first]), answer)];
  } catch (error) {
    if (error instanceof UsageError) {
      await closeServer(first);
      throw error;
    }
    // A machine without IPv6 resolves localhost to 127.0.0.1 alone.
    return [first];
  }
}

async function listenAt(host: string, port: number, answer: Listener): Promise<Server> {
  const server = createServer(answer);
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new UsageError(
        `Port ${port} is taken: choose another with --port, or 0 for a free one.`,
      );
    }
    throw error;
  }
  return server;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function portOf(servers: readonly Server[]): number {
  const address: AddressInfo | string | null = servers[0]?.address() ?? null;
  return typeof address === 'object' && address !== null ? address.port : 0;
}
