import { XMLParser } from 'fast-xml-parser';

import { type RestReply, type RestRequest, REST_ROOT } from '../rest/http';

/** How an XML answer reaches the app: as text, or converted to an object. */
export type BibXmlForm = 'string' | 'object';

/** The payload of `CALL_REST_API` as the SDK sends it, made a request. */
export function readRestMessage(payload: unknown): RestRequest {
  const call = record(payload);
  const url = String(call['url'] ?? '');
  const [path = '', search = ''] = splitAtQuestionMark(url.replace(REST_ROOT, ''));
  const query: Record<string, string> = Object.fromEntries(new URLSearchParams(search));
  for (const [name, value] of Object.entries(record(call['queryParams']))) {
    if (value !== undefined && value !== null) query[name] = String(value);
  }
  const body = bodyText(call['requestBody']);
  return {
    method: String(call['method'] ?? 'GET').toUpperCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    query,
    headers: headersOf(call['headers'], body),
    ...(body === undefined ? {} : { body }),
  };
}

/** The request's query as it would stand in an address. */
export function queryText(query: Readonly<Record<string, string>>): string {
  return new URLSearchParams(query).toString();
}

/** What the SDK is answered: `{body}` or `{error}` with the fields of Angular's HttpErrorResponse. */
export function restReplyPayload(
  request: RestRequest,
  reply: RestReply,
  form: BibXmlForm,
): unknown {
  const isXml = reply.contentType.includes('xml');
  if (reply.status < 300) {
    if (reply.body === '') return { body: null };
    if (isXml) return { body: form === 'object' ? xmlToObject(reply.body) : reply.body };
    return reply.contentType.includes('json')
      ? { body: JSON.parse(reply.body) as unknown }
      : { error: notJson(request, reply) };
  }
  return { error: httpError(request, reply, isXml) };
}

function httpError(request: RestRequest, reply: RestReply, isXml: boolean): unknown {
  const url = urlOf(request);
  const statusText = STATUS_TEXTS[reply.status] ?? 'Error';
  return {
    name: 'HttpErrorResponse',
    ok: false,
    status: reply.status,
    statusText,
    url,
    message: `Http failure response for ${url}: ${reply.status} ${statusText}`,
    error: errorBody(reply, isXml),
  };
}

// NOTE An expired session answers 200 with the log-in page: Angular then fails at parsing the JSON.
function notJson(request: RestRequest, reply: RestReply): unknown {
  const url = urlOf(request);
  return {
    name: 'HttpErrorResponse',
    ok: false,
    status: reply.status,
    statusText: 'OK',
    url,
    message: `Http failure during parsing for ${url}`,
    error: { error: {}, text: reply.body },
  };
}

function errorBody(reply: RestReply, isXml: boolean): unknown {
  if (isXml) return xmlToObject(reply.body);
  return reply.contentType.includes('json') ? (JSON.parse(reply.body) as unknown) : reply.body;
}

function urlOf(request: RestRequest): string {
  const query = queryText(request.query);
  return `${REST_ROOT}${request.path}${query === '' ? '' : `?${query}`}`;
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Only Accept and Content-Type get through the proxy; the others are lost. */
function headersOf(value: unknown, body: string | undefined): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  for (const [name, text] of Object.entries(record(value))) {
    const key = name.toLowerCase();
    if (key === 'accept' || key === 'content-type') headers[key] = String(text);
  }
  return headers;
}

function bodyText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function xmlToObject(xml: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    ignoreDeclaration: true,
    parseTagValue: false,
    processEntities: true,
  });
  return parser.parse(xml) as unknown;
}

function splitAtQuestionMark(url: string): readonly [string, string?] {
  const at = url.indexOf('?');
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
