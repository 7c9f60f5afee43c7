import type { Handle, HandleFlag, HandleForm, ParsedHandle } from './handle';
import { beginsWithPrefix, handleWordsOf } from './handle-words';

/** White space, and characters without width that come along when a text is copied. */
const BLANK = /[\s\u200b\u200c\u200d\u2060\ufeff]/;
const PAIRS: Readonly<Record<string, string>> = {
  '<': '>',
  '"': '"',
  "'": "'",
  '(': ')',
  '[': ']',
  '“': '”',
  '‘': '’',
};
const TRAILING_PUNCTUATION = /[.,;:!?)\]}>'"”’]$/;

/** How far a text was understood: what follows the address or scheme, still to be split. */
interface Scheme {
  readonly form: HandleForm;
  readonly rest: string;
  readonly flags: readonly HandleFlag[];
}

/**
 * Reads a text as a handle.
 *
 * The rules, in English (RFC 3651 section 2; the proxy's own rules for addresses):
 *  - `prefix/suffix`, split at the first slash; the suffix may hold slashes, colons, any character
 *  - as an address: `http(s)://hdl.handle.net/…` and no other host; query and fragment are the
 *    proxy's parameters; the path is percent-decoded once and `+` stays
 *  - as `hdl:`, `info:hdl/`, `urn:hdl:`; bare only for the given prefixes, for `1956/1957` is none
 *  - what is odd is flagged and kept: `11084/99.` and `11084/99` are two handles
 *
 * @param prefixes the institution's own, e.g. `['11084']`
 * @returns never throws; time grows with the length of the text alone
 */
export function parseHandle(text: string, prefixes: readonly string[]): ParsedHandle {
  const flags: HandleFlag[] = [];
  let bare = trimBlanks(text);
  if (bare === '') return { handle: null, form: 'empty', flags: [] };
  if (bare !== text) flags.push('whitespace');
  const closing = PAIRS[bare.charAt(0)];
  if (closing !== undefined && bare.length > 2 && bare.endsWith(closing)) {
    bare = trimBlanks(bare.slice(1, -1));
    flags.push('wrapped');
  }

  const amongOthers = flagOfCompany(bare, prefixes);
  if (amongOthers !== undefined) return { handle: null, form: 'other', flags: [amongOthers] };

  const scheme = readScheme(bare, prefixes);
  if (scheme === undefined) return { handle: null, form: 'other', flags: [] };
  if (scheme.form === 'other') return { handle: null, form: 'other', flags: scheme.flags };
  flags.push(...scheme.flags);
  // Legal in a handle, and more often the border between two values.
  if (/[;|]/.test(bare)) flags.push('separator');
  return split(scheme, flags);
}

/** Whether other words, or other handles, stand beside a handle in the same text. */
function flagOfCompany(text: string, prefixes: readonly string[]): HandleFlag | undefined {
  const { words, starts, isFirst } = handleWordsOf(text, prefixes);
  if (words.length < 2 || starts === 0) return undefined;
  const [first = '', second = ''] = words;
  // `hdl: 11084/99` is one handle whose scheme stands apart.
  const isApart = words.length === 2 && /^(?:hdl|urn:hdl):$/i.test(first);
  if (isApart && !/^[a-z]+:/i.test(second)) return undefined;
  return starts > 1 && isFirst ? 'multiple' : 'embedded';
}

function readScheme(text: string, prefixes: readonly string[]): Scheme | undefined {
  const address = /^(?:(https?):)?\/\/([^/?#]*)([\s\S]*)$/i.exec(text);
  if (address !== null) {
    const [, scheme, host = '', path = ''] = address;
    return readAddress(host, path, scheme === undefined ? ['no-scheme'] : []);
  }
  if (/^hdl\.handle\.net(?=[:/])/i.test(text)) {
    const slash = text.indexOf('/');
    return slash < 0
      ? undefined
      : readAddress(text.slice(0, slash), text.slice(slash), ['no-scheme']);
  }
  const named = readNamedScheme(text);
  if (named !== undefined) return named;
  const isBare = prefixes.some((prefix) => beginsWithPrefix(text, 0, prefix));
  return isBare ? { form: 'bare', rest: text, flags: [] } : undefined;
}

/** `hdl:…`, `info:hdl/…`, `urn:hdl:…`, where the first colon after a urn's prefix means a slash. */
function readNamedScheme(text: string): Scheme | undefined {
  const match = /^(?:(hdl:\s*)|(info:hdl\/)|(urn:hdl:\s*))/i.exec(text);
  if (match === null) return undefined;
  const rest = text.slice(match[0].length);
  if (match[1] !== undefined) {
    return {
      form: 'hdl',
      rest,
      flags: /\s$/.test(match[1]) ? ['whitespace'] : [],
    };
  }
  if (match[2] !== undefined) return { form: 'info', rest, flags: [] };
  const colon = rest.indexOf(':');
  const slash = rest.indexOf('/');
  const isColon = colon >= 0 && (slash < 0 || colon < slash);
  return isColon
    ? {
        form: 'urn',
        rest: `${rest.slice(0, colon)}/${rest.slice(colon + 1)}`,
        flags: ['urn-colon'],
      }
    : { form: 'urn', rest, flags: [] };
}

function readAddress(authority: string, path: string, before: readonly HandleFlag[]): Scheme {
  const [, host = '', port] = /^(.*?)(:\d*)?$/s.exec(authority.toLowerCase()) ?? [];
  const form = formOfHost(host);
  if (form === 'other') {
    return {
      form,
      rest: '',
      flags: host.endsWith('.hdl.handle.net') ? ['odd-host'] : [],
    };
  }
  const flags: HandleFlag[] = [...before];
  if (port !== undefined) flags.push('port');
  if (form === 'proxy-url') flags.push('other-proxy');
  let rest = path;
  const hash = rest.indexOf('#');
  if (hash >= 0) {
    rest = rest.slice(0, hash);
    flags.push('fragment');
  }
  const query = rest.indexOf('?');
  if (query >= 0) {
    rest = rest.slice(0, query);
    flags.push('query');
  }
  const bare = rest.replace(/^\/+/, '');
  if (rest.length - bare.length > 1) flags.push('extra-slash');
  rest = bare;
  const api = /^api\/handles\/+/i.exec(rest);
  if (api !== null) rest = rest.slice(api[0].length);
  if (rest.includes('%')) {
    const decoded = decodeStrictly(rest);
    flags.push(decoded === undefined ? 'bad-percent' : 'percent');
    rest = decoded ?? rest;
  }
  const nested = readNamedScheme(rest);
  if (nested !== undefined) {
    flags.push('nested-scheme', ...nested.flags);
    rest = nested.rest;
  }
  return {
    form: api !== null && form === 'url' ? 'api-url' : form,
    rest,
    flags,
  };
}

function formOfHost(host: string): HandleForm {
  if (host === 'hdl.handle.net') return 'url';
  if (host === 'doi.org' || host === 'dx.doi.org' || host === 'www.doi.org') return 'doi-url';
  // Other libraries run proxies of their own under such names (hdl.loc.gov); a host that merely looks
  // like hdl.handle.net is none.
  if (/^hdl\.(?!handle\.)[a-z0-9-]+\.[a-z0-9.-]+$/.test(host)) return 'proxy-url';
  return 'other';
}

function decodeStrictly(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that encodes nothing: the text is kept as it stands and flagged.
    return undefined;
  }
}

function split({ form, rest }: Scheme, flags: HandleFlag[]): ParsedHandle {
  const slash = rest.indexOf('/');
  const prefix = slash < 0 ? rest : rest.slice(0, slash);
  const suffix = slash < 0 ? '' : rest.slice(slash + 1);
  if (suffix === '') return { handle: null, form, flags: [...flags, 'no-suffix'] };
  // A naming authority: segments joined by dots, without white space (RFC 3651).
  if (!/^[^\s./]+(?:\.[^\s./]+)*$/.test(prefix)) return { handle: null, form: 'other', flags: [] };
  if (suffix.endsWith('/')) flags.push('trailing-slash');
  else if (TRAILING_PUNCTUATION.test(suffix)) flags.push('trailing-punct');
  return { handle: rest as Handle, form, flags };
}

/** NOTE A pattern anchored at the end would look at every run of blanks again from each of its places. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
