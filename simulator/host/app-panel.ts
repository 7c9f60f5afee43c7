import { FRAME, type FrameShape } from '../ui/shapes';
import { read } from './api';
import { button, el } from './dom';
import { select } from './fields';
import { type AppFrame } from './frame-bridge';

const SIZES = [
  { value: '300', label: '300 px' },
  { value: '400', label: '400 px' },
  { value: 'full', label: 'Full screen' },
] as const;

/** The panel on the right, with the app in its frame. */
export class AppPanel {
  readonly element: HTMLElement;
  readonly frame: AppFrame;
  private readonly iframe: HTMLIFrameElement | undefined;
  private readonly configLink: HTMLElement | null;

  static async open(isAdmin: boolean): Promise<AppPanel> {
    return new AppPanel(await read(FRAME, '/frame'), isAdmin);
  }

  private constructor(
    private readonly app: FrameShape,
    isAdmin: boolean,
  ) {
    const iframe = app.src === null ? undefined : frameOf(app);
    this.iframe = iframe;
    this.frame = {
      origin: app.origin ?? '',
      window: () => iframe?.contentWindow ?? undefined,
      post: (message) => iframe?.contentWindow?.postMessage(message, app.origin ?? ''),
    };
    const name = app.name ?? app.title;
    this.configLink = this.pageButton('Configuration', 'config');
    this.element = el(
      'aside',
      { class: 'panel', attrs: { 'aria-label': `Cloud App: ${name}` } },
      el(
        'div',
        { class: 'panel-bar' },
        el('h2', { testId: 'alma-app-title' }, name),
        select('Panel size', SIZES, '400', {
          testId: 'alma-panel-size',
          isInline: true,
          onChange: (size) => this.resize(size),
        }).element,
      ),
      el(
        'nav',
        { class: 'panel-pages', attrs: { 'aria-label': 'Pages of the app' } },
        button('App', () => this.show('/'), { kind: 'quiet', testId: 'alma-app-home' }),
        this.pageButton('Settings', 'settings'),
        this.configLink,
        this.pageButton('Help', 'help'),
      ),
      iframe ?? el('p', { class: 'nothing' }, 'No Cloud App was given to this Alma.'),
    );
    this.resize('400');
    this.know(isAdmin);
  }

  /** The configuration page is for administrators. */
  know(isAdmin: boolean): void {
    if (this.configLink !== null) this.configLink.hidden = !isAdmin;
  }

  /** Starts the app anew, as Alma does when the person, the language or the colour changes. */
  restart(): void {
    if (this.iframe === undefined || this.app.src === null) return;
    const fresh = new URL(this.app.src);
    // NOTE Only another address than before, beyond its hash, makes the frame load again.
    fresh.searchParams.set('start', String(Date.now()));
    this.iframe.src = fresh.href;
  }

  private pageButton(label: string, page: string): HTMLElement | null {
    const path = this.app.pages?.[page];
    if (path === undefined) return null;
    const testId = `alma-app-${page}`;
    return button(label, () => this.show(path), { kind: 'quiet', testId });
  }

  /** Opens a page of the app: its address differs from the others in the hash only. */
  private show(path: string): void {
    if (this.iframe === undefined) return;
    const at = new URL(this.iframe.src);
    at.hash = path.replace(/^\/?#?/, '') || '/';
    this.iframe.src = at.href;
  }

  private resize(size: string): void {
    this.element.dataset['size'] = size;
  }
}

function frameOf(app: FrameShape): HTMLIFrameElement {
  const { src, title, sandbox = '' } = app;
  return el('iframe', {
    testId: 'alma-app-frame',
    attrs: { title, sandbox, src: src ?? undefined },
  });
}
