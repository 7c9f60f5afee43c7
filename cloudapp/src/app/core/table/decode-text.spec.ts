import { decodeText } from './decode-text';

const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);

describe('decodeText', () => {
  for (const [what, bytes, text] of [
    ['UTF-8', [0xc3, 0xa4, 0x62], 'äb'],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x62], 'b'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x62, 0x00], 'b'],
    ['UTF-16 the other way round', [0xfe, 0xff, 0x00, 0x62], 'b'],
    ['UTF-16 without a mark', [0x62, 0x00, 0xe4, 0x00], 'bä'],
    ['Windows-1252', [0xe4, 0x62], 'äb'],
    ['Windows-1252 that begins as a mark of UTF-16 would', [0xff, 0x62], 'ÿb'],
    ['Windows-1252 that begins as the other mark would', [0xfe, 0x62], 'þb'],
    ['Windows-1252 that goes on as a mark would', [0x62, 0xfe], 'bþ'],
    ['Windows-1252 that goes on as the other would', [0x62, 0xff], 'bÿ'],
    ['a text with a zero and an odd number of bytes', [0x62, 0x00, 0x62], 'b\0b'],
    ['two zeros', [0x00, 0x00], '\0\0'],
    ['nothing', [], ''],
  ] as const) {
    it(`reads ${what}`, () => expect(decodeText(bytesOf(...bytes))).toBe(text));
  }
});
