import { type RestCaller, type RestReply, type RestRequest, REST_ROOT } from '../rest/http';
import { CallStats } from './call-stats';
import { faultReply, tooManyRequests } from './fault-replies';
import { type Fault, Faults, SLOW_MS } from './faults';
import { PROXY_LIMITS, ProxyQueue, type QueueClock, TooManyRequestsError } from './proxy-queue';
import { type LoggedRequest, RequestLog } from './request-log';
import { type BibXmlForm, queryText, readRestMessage, restReplyPayload } from './rest-message';
import { type Session } from './session';
import { AppStorage } from './storage';

/** A message of the app, as the page around its frame passes it on. */
export interface AppMessage {
  /** With or without `exl-cloudapp::`. */
  readonly name: string;
  readonly payload?: unknown;
  /** What Alma's page shows at the moment. */
  readonly page?: { readonly entities: readonly unknown[] };
  /** Which browser sends it; matters where the Store lives in the browser. */
  readonly browser?: string;
}

/** What the gateway needs of the Alma behind it. */
export interface AlmaBehind {
  readonly clock: QueueClock;
  rest(request: RestRequest, caller: RestCaller): RestReply;
  /** The answer to `INIT_DATA`. */
  initData(session: Session): unknown;
}

export interface GatewayOptions {
  /** What every REST call takes, in milliseconds. */
  readonly latencyMs: number;
  /** Whether the proxy's 10 at once and 25 in 5 s are in force. */
  readonly limits: boolean;
  readonly proxy: 'queue' | '429';
  readonly bibXml: BibXmlForm;
  readonly store: 'user' | 'browser';
}

/** The Cloud App framework as an app sees it: messages in, answers out, REST through a proxy. */
export class Gateway {
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly appStats = new CallStats();
  readonly storage: AppStorage;
  private readonly queue: ProxyQueue;

  constructor(
    private readonly alma: AlmaBehind,
    readonly session: Session,
    private readonly options: GatewayOptions,
  ) {
    this.storage = new AppStorage(options.store);
    const limits = { ...PROXY_LIMITS, refuses: options.proxy === '429' };
    this.queue = new ProxyQueue(alma.clock, options.limits ? limits : undefined);
  }

  /** @returns the payload of the reply; never settles where a fault loses it. */
  async send(message: AppMessage): Promise<unknown> {
    const name = message.name.replace('exl-cloudapp::', '');
    if (name === 'CALL_REST_API') return this.callRest(readRestMessage(message.payload));
    const fault = this.faults.strike({ message: name });
    if (fault?.effect === 'hang') return lost();
    if (fault?.effect === 'slow') await this.pause(fault.ms ?? SLOW_MS);
    const failure = fault && faultReply(fault.effect);
    if (failure !== undefined) return failurePayload(failure);
    const answer = this.answer(name, message);
    return fault?.effect === 'drop-answer' ? lost() : answer;
  }

  /** Forgets calls, faults, counters and what the app stored; its config is then the given one. */
  reset(config: string): void {
    this.faults.replace([]);
    this.log.reset();
    this.appStats.reset();
    this.queue.reset();
    this.storage.reset(config);
  }

  private async callRest(request: RestRequest): Promise<unknown> {
    const now = this.alma.clock.now();
    const answered = this.appStats.arrive(now);
    const entry = this.log.add({
      time: new Date(now).toISOString(),
      origin: 'app',
      method: request.method,
      path: REST_ROOT + request.path,
      query: queryText(request.query),
    });
    const fault = this.faults.strike({
      message: 'CALL_REST_API',
      method: request.method,
      path: REST_ROOT + request.path,
    });
    const reply = await this.through(request, fault);
    answered();
    if (reply === undefined) return lost();
    return this.close(entry, request, reply);
  }

  /** The call by way of the proxy; undefined when its answer is lost. */
  private async through(request: RestRequest, fault?: Fault): Promise<RestReply | undefined> {
    try {
      const reply = await this.queue.run(() => this.perform(request, fault));
      return fault?.effect === 'drop-answer' ? undefined : reply;
    } catch (error) {
      if (error instanceof TooManyRequestsError) return tooManyRequests();
      throw error;
    }
  }

  private async perform(request: RestRequest, fault?: Fault): Promise<RestReply | undefined> {
    if (fault?.effect === 'hang') {
      await this.pause(HUNG_MS);
      return undefined;
    }
    const slow = fault?.effect === 'slow' ? (fault.ms ?? SLOW_MS) : 0;
    const wait = this.options.latencyMs + slow;
    if (wait > 0) await this.pause(wait);
    const failure = fault && faultReply(fault.effect);
    return failure ?? this.alma.rest(request, { origin: 'app', user: this.session.user });
  }

  private close(entry: LoggedRequest, request: RestRequest, reply: RestReply): unknown {
    entry.status = reply.status;
    return restReplyPayload(request, reply, this.options.bibXml);
  }

  private answer(name: string, message: AppMessage): unknown {
    const { user } = this.session;
    switch (name) {
      case 'INIT_DATA':
        return this.alma.initData(this.session);
      case 'PAGE_METADATA':
        return { entities: message.page?.entities ?? [] };
      case 'SETTINGS':
        if (typeof message.payload !== 'string') {
          return { settings: this.storage.readSettings(user) };
        }
        this.storage.writeSettings(user, message.payload);
        return { success: true };
      case 'CONFIG':
        if (typeof message.payload !== 'string') return { config: this.storage.readConfig() };
        this.storage.writeConfig(message.payload);
        return { success: true };
      case 'CLOUDAPP_STORE':
        return this.answerStore(message);
      case 'JWT_AUTH_TOKEN':
        return { jwt: tokenFor(user, this.alma.clock.now()) };
      case 'RELOAD_PAGE':
      case 'ALMA_BACK':
      case 'ALMA_MAIN_PAGE':
      case 'ENTITY_SELECT':
        return { success: true };
      default:
        return { error: { message: `The simulated Alma knows no message ${name}.` } };
    }
  }

  /** `{key}` reads, `{key, value}` writes, `{key, value: null}` removes. */
  private answerStore({ payload, browser }: AppMessage): unknown {
    const store = this.storage.storeOf(this.session.user, browser ?? '');
    const { key, value } = { key: undefined, value: undefined, ...asObject(payload) };
    if (typeof key !== 'string') return { error: { message: 'The Store needs a key.' } };
    if (value === null) store.delete(key);
    else if (value !== undefined) store.set(key, structuredClone(value));
    return { key, value: structuredClone(store.get(key)) };
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.alma.clock.setTimer(ms, resolve));
  }
}

/** So long a call that hangs takes one of the proxy's places. */
const HUNG_MS = 60_000;

/** An answer that never comes. */
function lost(): Promise<never> {
  return new Promise<never>(() => undefined);
}

function failurePayload(reply: RestReply): unknown {
  const isJson = reply.contentType.includes('json');
  const error: unknown = isJson ? JSON.parse(reply.body) : reply.body;
  const message = `Http failure response: ${reply.status}`;
  return { error: { ok: false, status: reply.status, statusText: '', message, error } };
}

/** A token of the right form; the signature is not one that anybody could check. */
function tokenFor(user: string, now: number): string {
  const part = (value: unknown): string =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const exp = Math.floor(now / 1000) + 3600;
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ sub: user, exp, iss: 'simulated-alma' })}.x`;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
