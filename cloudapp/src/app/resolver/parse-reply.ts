import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** What a handle server's reply holds that matters here. */
export interface HandleReply {
  /** The server's own code; 0 when there was none. */
  readonly responseCode: number;
  readonly message: string;
  readonly urls: readonly string[];
  /** The handles for which this one is another name. */
  readonly aliases: readonly string[];
}

/** @returns `undefined` when the text is no reply of a handle server. */
export function parseHandleReply(text: string): HandleReply | undefined {
  const reply = parseJson(text);
  if (!isObject(reply) || typeof reply['responseCode'] !== 'number') return undefined;
  const values = Array.isArray(reply['values']) ? reply['values'].filter(isObject) : [];
  const ofType = (type: string): readonly string[] =>
    values.flatMap((value) =>
      String(value['type']).toUpperCase() === type ? stringsIn(value['data']) : [],
    );
  return {
    responseCode: reply['responseCode'],
    message: typeof reply['message'] === 'string' ? reply['message'] : '',
    urls: [...ofType('URL'), ...ofType('10320/LOC').flatMap(locationsIn)],
    aliases: ofType('HS_ALIAS'),
  };
}

/** Only data of format `string` holds an address; `base64`, `hex`, `admin` and the others do not. */
function stringsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return data.trim() === '' ? [] : [data.trim()];
  if (!isObject(data) || typeof data['value'] !== 'string') return [];
  const format = data['format'] ?? 'string';
  const text = data['value'].trim();
  return format === 'string' && text !== '' ? [text] : [];
}

/** The addresses in `<locations><location href="…"/></locations>`; weight 0 is never chosen. */
function locationsIn(xml: string): readonly string[] {
  try {
    const root = parseXml(xml).root;
    return (root?.children ?? []).flatMap((child) => {
      if (!(child instanceof XmlElement) || child.name !== 'location') return [];
      const { href, weight } = child.attributes;
      return href === undefined || href === '' || Number(weight ?? 1) === 0 ? [] : [href];
    });
  } catch {
    // Locations that cannot be read lead nowhere, for a browser too.
    return [];
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A gateway's page, or a reply cut short: no reply of a handle server.
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
