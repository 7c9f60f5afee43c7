import { type Entity } from './entities';

/** A message of the SDK, as the frame posts it. */
interface FrameMessage {
  readonly name: string;
  readonly id: string | undefined;
  readonly payload: unknown;
}

/** What arrives at the page's window; a `MessageEvent` fits. */
export interface Arrival {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

/** The frame in which the app is. */
export interface AppFrame {
  /** The app's origin: only messages from there are listened to. */
  readonly origin: string;
  /** The window of the frame at the moment. */
  window(): unknown;
  post(message: object): void;
}

/** The Cloud App framework behind the page. */
export interface Framework {
  /** Settles with the payload of the reply, or never. */
  send(message: {
    readonly name: string;
    readonly payload: unknown;
    readonly page: { readonly entities: readonly Entity[] };
  }): Promise<unknown>;
}

/** What the app may have done to Alma's page. */
export interface AlmaPage {
  readonly entities: readonly Entity[];
  reload(): void;
  back(): void;
  home(): void;
}

const PREFIX = 'exl-cloudapp::';

/** Carries the messages of the Cloud App SDK between the frame and the framework. */
export class FrameBridge {
  /** Whether the app has spoken: before, nobody listens in the frame. */
  private isAwake = false;
  private generation = 0;

  constructor(
    private readonly frame: AppFrame,
    private readonly framework: Framework,
    private readonly page: AlmaPage,
  ) {}

  /** Another document is being loaded in the frame: answers to the old one are not for it. */
  restart(): void {
    this.isAwake = false;
    this.generation += 1;
  }

  /** Takes a message that arrived at the window; all but the app's own are ignored. */
  async receive(arrival: Arrival): Promise<void> {
    if (arrival.source !== this.frame.window() || arrival.origin !== this.frame.origin) return;
    const message = readMessage(arrival.data);
    if (message === undefined) return;
    this.isAwake = true;
    const { generation } = this;
    const { name, id, payload } = message;
    const { entities } = this.page;
    const reply = await this.framework.send({ name, payload, page: { entities } });
    if (generation !== this.generation) return;
    this.frame.post({ name, inReplyTo: id, payload: reply });
    this.obey(name);
  }

  /** Tells the app what Alma's page shows now. */
  announcePage(): void {
    this.push('PAGE_LOAD', { entities: this.page.entities });
  }

  /** Tells the app what the person has marked on Alma's page. */
  announceSelection(entities: readonly Entity[]): void {
    this.push('ENTITY_SELECT', { entities });
  }

  private push(name: string, payload: unknown): void {
    if (this.isAwake) this.frame.post({ name: `${PREFIX}${name}`, payload });
  }

  private obey(name: string): void {
    if (name === `${PREFIX}RELOAD_PAGE`) this.page.reload();
    if (name === `${PREFIX}ALMA_BACK`) this.page.back();
    if (name === `${PREFIX}ALMA_MAIN_PAGE`) this.page.home();
  }
}

/** undefined for what is no message of the SDK. */
function readMessage(data: unknown): FrameMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { name, id, payload } = { name: undefined, id: undefined, payload: undefined, ...data };
  if (typeof name !== 'string' || !String(name).startsWith(PREFIX)) return undefined;
  return { name, id: typeof id === 'string' ? id : undefined, payload };
}
