/**
 * The text of a file: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8,
 * else Windows-1252, as a spreadsheet saves it. The byte order mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first !== 0 && second === 0 && bytes.length % 2 === 0) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: every sequence of bytes is some text in Windows-1252.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
