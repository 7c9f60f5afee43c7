import { gatewayControl, type ControlReply, type ControlRequest } from '../control/gateway-control';
import { libraryControl } from '../control/library-control';
import { CallStats } from '../gateway/call-stats';
import { demoConfig } from '../gateway/demo-config';
import { type Gateway } from '../gateway/gateway';
import { openGatewayOn } from '../gateway/open-gateway';
import { Session } from '../gateway/session';
import { type HandleReply, type HandleRequest, HandleServer } from '../handles/handle-server';
import { Library } from '../library/library';
import { type Archive } from '../library/model';
import { type Switches } from '../library/switches';
import { almaRest } from '../rest/alma-rest';
import { type RestCaller, type RestReply, type RestRequest } from '../rest/http';
import { uiApi } from '../ui/ui-api';
import { type UiReply, type UiRequest } from '../ui/ui-reply';
import { ResettableClock } from './resettable-clock';

export interface SimulationOptions {
  readonly archive: Archive;
  readonly seed: number;
  readonly jobSpeed: number;
  readonly switches: Switches;
  /** What every REST call takes, and every question to the handle server. */
  readonly latencyMs: number;
  readonly limits: boolean;
  readonly config: 'demo' | 'none';
}

/** One simulated Alma: the library and everything that speaks for it, without HTTP. */
export class Simulation {
  readonly clock = new ResettableClock();
  readonly session = new Session();
  readonly gateway: Gateway;
  readonly outsideStats = new CallStats();
  readonly handleStats = new CallStats();
  /** Called with `user`, `reset` when the pages have to hear of it. */
  onPush: (name: string) => void = () => undefined;
  /** The resolver that the demo configuration names; known once the port is. */
  resolver = '';
  private current: Library;
  private handleServer: HandleServer;

  constructor(private readonly options: SimulationOptions) {
    this.current = this.freshLibrary();
    this.handleServer = this.freshHandleServer();
    this.gateway = openGatewayOn(() => this.current, {
      latencyMs: options.latencyMs,
      limits: options.limits,
      session: this.session,
    });
  }

  get latencyMs(): number {
    return this.options.latencyMs;
  }

  get library(): Library {
    return this.current;
  }

  rest(request: RestRequest, caller: RestCaller): RestReply {
    return almaRest(this.current, caller).handle(request);
  }

  handles(request: HandleRequest): HandleReply {
    return this.handleServer.answer(request);
  }

  ui(request: UiRequest): Promise<UiReply> {
    return uiApi(this.current, this.session).handle(request);
  }

  control(request: ControlRequest): ControlReply {
    const stats = { outside: this.outsideStats, handles: this.handleStats };
    if (request.method === 'POST' && request.path === '/reset') return this.resetBy(request.body);
    const reply =
      gatewayControl(this.gateway, stats, request) ??
      libraryControl(this.current, this.session, request);
    if (request.path === '/user' && reply?.status === 200) this.onPush('user');
    const error = `The control has no ${request.method} ${request.path}.`;
    return reply ?? { status: 404, json: { error } };
  }

  /** Back to the archive, as it was at the start; the clock goes on from the real time. */
  reset(config: 'demo' | 'none' = this.options.config): void {
    this.current.stop();
    this.clock.reset();
    this.current = this.freshLibrary();
    this.handleServer = this.freshHandleServer();
    this.session.reset();
    this.outsideStats.reset();
    this.handleStats.reset();
    this.gateway.reset(this.configText(config));
    this.onPush('reset');
  }

  stop(): void {
    this.current.stop();
    this.clock.stop();
  }

  private resetBy(body: unknown): ControlReply {
    const config: unknown =
      typeof body === 'object' && body !== null && 'config' in body ? body.config : undefined;
    if (config !== undefined && config !== 'demo' && config !== 'none') {
      return { status: 400, json: { error: `"config" is demo or none, not ${String(config)}.` } };
    }
    this.reset(config);
    return { status: 200, json: { config: config ?? this.options.config } };
  }

  private configText(config: 'demo' | 'none'): string {
    if (config === 'none') return '{}';
    return demoConfig({
      library: this.current,
      resolver: this.resolver,
      hasLimits: this.options.limits,
    });
  }

  private freshLibrary(): Library {
    const { archive, seed, jobSpeed, switches } = this.options;
    return new Library(archive, { seed, jobSpeed, switches, clock: this.clock });
  }

  private freshHandleServer(): HandleServer {
    const { registry, institution } = this.current;
    const server = new HandleServer({ registry, prefixes: [institution.prefix] });
    for (const trouble of this.options.archive.troubles ?? []) {
      server.trouble(trouble.handle, trouble);
    }
    return server;
  }
}
