import { RefusedError } from './api';
import { el } from './dom';
import { type Entity } from './entities';
import { type Notice, type PageContext, type PageView } from './page';
import { pageAt } from './pages';
import { readRoute } from './route';

interface Listener {
  /** A page has come, with what is on it. */
  shown(): void;
  selected(entities: readonly Entity[]): void;
}

/** The middle of Alma: shows the page at the address. */
export class PageArea {
  readonly element = el('main', { attrs: { id: 'page', tabindex: -1 } });
  /** What the page shows, for the app. */
  entities: readonly Entity[] = [];
  private readonly notices = el('div', { class: 'notices' });
  private readonly view = el('div', { class: 'view' });
  private leaving = new AbortController();
  private carried: Notice | undefined;

  constructor(private readonly listener: Listener) {
    this.element.append(this.notices, this.view);
  }

  /** Shows the page at the address, from the top. */
  async open({ takesFocus }: { readonly takesFocus: boolean }): Promise<void> {
    this.leaving.abort();
    const leaving = new AbortController();
    this.leaving = leaving;
    const context = this.contextOf(leaving.signal);
    this.element.setAttribute('aria-busy', 'true');
    const view = await this.make(context);
    if (leaving.signal.aborted) return;
    this.notices.replaceChildren();
    this.show(view);
    if (this.carried !== undefined) this.notify(this.carried);
    this.carried = undefined;
    this.element.removeAttribute('aria-busy');
    if (takesFocus) this.element.querySelector('h1')?.focus();
    this.listener.shown();
  }

  notify({ kind, text }: Notice): void {
    const role = kind === 'error' ? 'alert' : 'status';
    const box = el('div', { testId: 'alma-notice', class: `notice ${kind}`, attrs: { role } });
    this.notices.replaceChildren(box);
    box.append(...text.map((part) => (part instanceof Node ? part : String(part ?? ''))));
    this.element.scrollTo({ top: 0 });
  }

  private contextOf(signal: AbortSignal): PageContext {
    return {
      route: readRoute(location.hash),
      go: (hash, notice) => {
        this.carried = notice;
        if (location.hash === hash) void this.open({ takesFocus: true });
        else location.hash = hash;
      },
      refresh: (notice) => {
        this.carried = notice;
        void this.open({ takesFocus: false });
      },
      notify: (notice) => this.notify(notice),
      attempt: (deed) => void this.attempt(deed),
      select: (entities) => this.listener.selected(entities),
      signal,
    };
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      this.notify({ kind: 'error', text: [sentenceOf(error)] });
    }
  }

  private async make(context: PageContext): Promise<PageView> {
    const make = pageAt(context.route);
    if (make === undefined) return failed('There is no such page in Alma.');
    try {
      return await make(context);
    } catch (error) {
      return failed(sentenceOf(error));
    }
  }

  private show({ title, trail = [], actions = [], content, entities = [] }: PageView): void {
    this.entities = entities;
    document.title = `${title} · Simulated Alma`;
    const way = trail.map((step) => el('li', {}, step));
    const head = el(
      'div',
      { class: 'page-head' },
      way.length === 0
        ? null
        : el('nav', { class: 'trail', attrs: { 'aria-label': 'Trail' } }, el('ol', {}, ...way)),
      el(
        'div',
        { class: 'row between' },
        el('h1', { testId: 'alma-page-title', attrs: { tabindex: -1 } }, title),
        el('div', { class: 'row' }, ...actions),
      ),
    );
    this.view.replaceChildren(head, el('div', {}, ...content));
    this.element.scrollTo({ top: 0 });
  }
}

function failed(sentence: string): PageView {
  const text = el('p', { testId: 'alma-notice', class: 'notice error', attrs: { role: 'alert' } });
  text.append(sentence);
  return { title: 'This page cannot be shown', content: [text] };
}

function sentenceOf(error: unknown): string {
  if (error instanceof RefusedError) return error.message;
  if (error instanceof TypeError) return 'The simulated Alma does not answer: was it stopped?';
  return error instanceof Error ? error.message : 'Something went wrong.';
}
