import { type ConsoleMessage, type Page, type Request } from '@playwright/test';

const THIS_MACHINE = ['127.0.0.1', 'localhost'];
/** A browser writes every answer of 4xx and 5xx on its console; of the handle server they are answers. */
const BROWSER_NOTE = /^Failed to load resource: the server responded with a status of \d+/;

/**
 * Listens to a page: what leaves this machine, and what breaks. A test that expects something of
 * it says so beforehand.
 */
export class QuietWatch {
  private readonly heard: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(page: Page) {
    page.on('request', (request) => this.onRequest(request));
    page.on('console', (message) => this.onConsole(message));
    page.on('pageerror', (error) => this.heard.push(`Page error: ${error.message}`));
  }

  /** What the test brings about on purpose. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What was heard and not expected. */
  get complaints(): readonly string[] {
    return this.heard.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }

  private onRequest(request: Request): void {
    const url = new URL(request.url());
    if (!url.protocol.startsWith('http') && !url.protocol.startsWith('ws')) return;
    if (!THIS_MACHINE.includes(url.hostname)) this.heard.push(`Left this machine: ${url.href}`);
  }

  private onConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const isAnswer = BROWSER_NOTE.test(message.text()) && message.location().url.includes('/hdl/');
    if (!isAnswer) this.heard.push(`Console error: ${message.text()} (${message.location().url})`);
  }
}
