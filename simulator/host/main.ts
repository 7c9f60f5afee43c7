import { SESSION, type SessionShape } from '../ui/shapes';
import { read } from './api';
import { AppPanel } from './app-panel';
import { el } from './dom';
import { FrameBridge } from './frame-bridge';
import { GatewaySocket } from './gateway-socket';
import { Menu } from './menu';
import { PageArea } from './page-area';
import { topBar } from './top-bar';

/** The page in the browser: Alma's own bars and pages, and the panel with the app. */
class HostPage {
  private readonly menu = new Menu();
  private readonly area = new PageArea({
    shown: () => this.bridge.announcePage(),
    selected: (entities) => this.bridge.announceSelection(entities),
  });
  private readonly stopped = el('div', { class: 'stopped', attrs: { role: 'status' } });
  private readonly bridge: FrameBridge;
  private bar: HTMLElement;

  constructor(
    session: SessionShape,
    private readonly panel: AppPanel,
  ) {
    const socket = new GatewaySocket({
      pushed: (name) => void this.hear(name),
      closed: () => this.sayStopped(),
    });
    const { area } = this;
    this.bridge = new FrameBridge(panel.frame, socket, {
      get entities() {
        return area.entities;
      },
      reload: () => void area.open({ takesFocus: false }),
      back: () => history.back(),
      home: () => (location.hash = '#/'),
    });
    this.bar = this.barFor(session);
    this.dress(session);
  }

  start(): void {
    window.addEventListener('message', (arrival) => void this.bridge.receive(arrival));
    window.addEventListener('hashchange', () => this.openPage(true));
    const { bar, stopped, menu, area, panel } = this;
    document.body.append(bar, stopped, menu.element, area.element, panel.element);
    this.openPage(false);
  }

  private openPage(takesFocus: boolean): void {
    this.menu.light();
    void this.area.open({ takesFocus });
  }

  private barFor(session: SessionShape): HTMLElement {
    return topBar(session, {
      changed: (changed) => {
        this.dress(changed);
        this.restartApp();
        this.openPage(false);
      },
      togglePanel: () => document.body.classList.toggle('panel-hidden'),
    });
  }

  /** Alma's look for the person who is logged in. */
  private dress({ color, isAdmin }: SessionShape): void {
    document.body.dataset['color'] = color;
    this.panel.know(isAdmin);
  }

  private restartApp(): void {
    this.bridge.restart();
    this.panel.restart();
  }

  /** The server says that the person's roles are others now, or that everything began anew. */
  private async hear(name: string): Promise<void> {
    const session = await read(SESSION, '/session');
    const bar = this.barFor(session);
    this.bar.replaceWith(bar);
    this.bar = bar;
    this.dress(session);
    if (name === 'reset') this.restartApp();
    this.openPage(false);
  }

  private sayStopped(): void {
    this.stopped.replaceChildren('The simulated Alma was stopped. Start it again and reload.');
  }
}

async function start(): Promise<void> {
  const session = await read(SESSION, '/session');
  new HostPage(session, await AppPanel.open(session.isAdmin)).start();
}

void start();
