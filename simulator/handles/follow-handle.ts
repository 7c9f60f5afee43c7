import { type HandleValue } from '../library/model';
import { escapeXml } from '../library/record-xml';
import { type HandleReply } from './handle-server';

const HTML = { 'Content-Type': 'text/html;charset=UTF-8' } as const;

/**
 * What a browser gets that opens a handle's own address: on to where it leads, or a page that says why
 * not. Unlike the JSON interface it has no header for pages of other sites.
 * @param values null for a handle that is not known.
 */
export function followHandle(handle: string, values: readonly HandleValue[] | null): HandleReply {
  if (values === null) {
    return page(404, 'Handle Not Found', `The handle you requested, ${handle}, cannot be found.`);
  }
  const url = textOf(values, 'URL');
  if (url !== undefined) return on(302, url);
  const alias = textOf(values, 'HS_ALIAS');
  if (alias !== undefined) return on(301, `/${alias.split('/').map(encodeURIComponent).join('/')}`);
  // NOTE Without an address there is nowhere to go: the page lists the values, and answers 200.
  return page(200, `Handle Values for: ${handle}`, values.map(({ type }) => type).join(', '));
}

function textOf(values: readonly HandleValue[], type: string): string | undefined {
  const value = values.find((candidate) => candidate.type === type)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function on(status: 301 | 302, location: string): HandleReply {
  return { status, headers: { ...HTML, Location: location }, body: '', delayMs: 0 };
}

function page(status: number, title: string, text: string): HandleReply {
  const head = `<!DOCTYPE html><html lang="en"><head><title>${escapeXml(title)}</title></head>`;
  const body = `<body><h1>${escapeXml(title)}</h1><p>${escapeXml(text)}</p></body></html>`;
  return { status, headers: HTML, body: head + body, delayMs: 0 };
}
