import { type AlmaFault } from './alma-fault';
import { type RestReply } from './http';

/** A value of a reply; becomes JSON as it stands, and XML by Alma's conventions. */
export type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** An answer before it takes the form that the caller asked for. */
export interface Answer {
  /** Name of the XML document's root: `set`, `bibs`. */
  readonly root: string;
  readonly value: Json;
}

// Lists that JSON flattens and XML keeps in an element of their own.
const WRAPPED: Readonly<Record<string, string>> = {
  parameter: 'parameters',
  counter: 'counters',
  alert: 'alerts',
  action: 'actions',
  user_role: 'user_roles',
  row: 'rows',
};
const ATTRIBUTES = new Set(['link', 'desc', 'total_record_count']);
const JSON_TYPE = 'application/json;charset=UTF-8';
const XML_TYPE = 'application/xml;charset=UTF-8';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Whether the caller is to get XML: JSON is what Cloud Apps get when they do not ask. */
export function wantsXml(query: Readonly<Record<string, string>>, accept: string): boolean {
  const format = query['format'];
  if (format !== undefined) return /xml/i.test(format);
  const xml = accept.search(/\bxml\b/i);
  const json = accept.search(/\bjson\b/i);
  return xml >= 0 && (json < 0 || xml < json);
}

export function renderAnswer(answer: Answer, asXml: boolean): RestReply {
  if (!asXml) {
    return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(answer.value) };
  }
  return {
    status: 200,
    contentType: XML_TYPE,
    body: XML_HEAD + element(answer.root, answer.value),
  };
}

export function renderFault(fault: AlmaFault, trackingId: string, asXml: boolean): RestReply {
  const error = { errorCode: fault.code, errorMessage: fault.message, trackingId };
  if (asXml) {
    const list = element('errorList', { error: [error] });
    const body =
      `${XML_HEAD}<web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">` +
      `<errorsExist>true</errorsExist>${list}</web_service_result>`;
    return { status: fault.status, contentType: XML_TYPE, body };
  }
  const body = JSON.stringify({ errorsExist: true, errorList: { error: [error] }, result: null });
  return { status: fault.status, contentType: JSON_TYPE, body };
}

/**
 * One element by Alma's conventions: `link` and `desc` are attributes, and `value` is its text, but an
 * element of its own beside others: `<counter><type desc="…">…</type><value>60</value></counter>`.
 */
function element(name: string, value: Json): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry: Json) => element(name, entry)).join('');
  if (!isObject(value)) return value === null ? `<${name}/>` : tag(name, '', escapeText(value));
  let attributes = '';
  let content = '';
  const isText = Object.entries(value).every(
    ([key, entry]) => key === 'value' || isAttribute(key, entry, value),
  );
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'anies') content += recordsOf(entry);
    else if (isAttribute(key, entry, value)) {
      if (entry !== null && entry !== undefined) attributes += ` ${key}="${escapeText(entry)}"`;
    } else if (key === 'value' && isText && !isObject(entry)) content += escapeText(entry);
    else content += wrapped(key, entry);
  }
  return tag(name, attributes, content);
}

function wrapped(key: string, value: Json): string {
  const wrapper = WRAPPED[key];
  if (wrapper !== undefined) return tag(wrapper, '', element(key, value));
  if (key === 'network_number' && Array.isArray(value)) {
    return value.length === 0 ? '' : tag('network_numbers', '', element(key, value));
  }
  return element(key, value);
}

function isAttribute(key: string, value: Json, owner: { readonly [key: string]: Json }): boolean {
  if (typeof value === 'object' && value !== null) return false;
  return ATTRIBUTES.has(key) || (key === 'type' && 'value' in owner);
}

/** The record as XML text, without the declaration that its JSON form carries. */
function recordsOf(value: Json): string {
  if (!Array.isArray(value)) return '';
  return value.map((text: Json) => String(text).replace(/^<\?xml[^>]*\?>\s*/, '')).join('');
}

function tag(name: string, attributes: string, content: string): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function escapeText(value: Json): string {
  if (value === null || value === undefined) return '';
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
