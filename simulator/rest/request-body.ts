import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { AlmaFault } from './alma-fault';
import { type RestRequest } from './http';

export type BodyObject = Readonly<Record<string, unknown>>;

/** Whether the body is XML, by its type and, where that is missing, by its looks. */
function isXmlBody(request: RestRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  if (/json/i.test(type)) return false;
  return /xml/i.test(type) || (request.body ?? '').trimStart().startsWith('<');
}

/**
 * The body as an object in the form of Alma's JSON, whether it came as JSON or as XML.
 * @throws AlmaFault with the given code when it is neither.
 */
export function readObjectBody(request: RestRequest, code: string): BodyObject {
  const body = request.body ?? '';
  if (body.trim() === '') return {};
  if (!isXmlBody(request)) return asObject(parseJson(body, code));
  if (XMLValidator.validate(body) !== true) {
    throw new AlmaFault(code, 'The input XML is not valid.');
  }
  const parser = new XMLParser({
    ignoreAttributes: true,
    ignoreDeclaration: true,
    parseTagValue: false,
    isArray: (name) => name === 'parameter' || name === 'member',
  });
  const [root] = Object.values(asObject(parser.parse(body)));
  return asObject(root);
}

/** A text that stands plain, or in an object's `value`. */
export function valueOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const inner = asObject(value)['value'] ?? asObject(value)['#text'];
  return inner === undefined || inner === null ? undefined : String(inner);
}

/** A list, also where one entry stands for itself, also inside its wrapper. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

export function asObject(value: unknown): BodyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function parseJson(body: string, code: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The sender's mistake: Alma answers with the code of the request at hand.
    throw new AlmaFault(code, 'The input JSON is not valid.');
  }
}
