import type { Handle } from './handle';

/**
 * A handle as part of an address: what the proxy would take for something else is percent-encoded,
 * slashes and colons stay (DOI handbook, "Encoding"). Lone surrogates, which no address can hold, become U+FFFD.
 */
export function encodeHandle(handle: Handle): string {
  const parts = handle
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .split('/');
  return parts
    .map((part, i) => {
      const encoded = encodeURIComponent(part).replace(/%(3A|40|24|2C|3D|26)/g, decodeURIComponent);
      return i === parts.length - 1 ? encoded : encoded + slashAfter(parts, i);
    })
    .join('');
}

// Browsers take the paths `/./`, `/../` and `//` for other ones, and `%2E` for a dot (WHATWG URL,
// "double-dot path segment"): there a slash is encoded, so that the dots are not a segment of their own.
function slashAfter(parts: readonly string[], i: number): string {
  const isLastDots = i === parts.length - 2 && isDots(parts[i + 1]);
  return parts[i] === '' || isDots(parts[i]) || isLastDots ? '%2F' : '/';
}

function isDots(part: string | undefined): boolean {
  return part === '.' || part === '..';
}
