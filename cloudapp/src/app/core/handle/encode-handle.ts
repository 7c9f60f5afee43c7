import type { Handle } from './handle';

/**
 * A handle as part of an address: what the proxy would take for something else is percent-encoded,
 * slashes and colons stay (DOI handbook, "Encoding"). Lone surrogates, which no address can hold, become U+FFFD.
 */
export function encodeHandle(handle: Handle): string {
  return (
    handle
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .split('/')
      .map((part) => encodeURIComponent(part).replace(/%(3A|40|24|2C|3D|26)/g, decodeURIComponent))
      // Browsers take `/./`, `/../` and `//` for other paths.
      .map((part) => (part === '.' || part === '..' ? part.replaceAll('.', '%2E') : part))
      .join('/')
      .replaceAll('//', '/%2F')
  );
}
