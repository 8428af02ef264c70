const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** UTF-16 without a mark: of two neighbouring bytes of Latin text or punctuation, one is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample.length / 20) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Accented letters inside of Arabic words: what ISO 8859-6 looks like when it is taken for windows-1256. */
const latinWithin = /[\u0621-\u064a][àâçèéêëîïôùûü]|[àâçèéêëîïôùûü][\u0621-\u064a]/;

/**
 * The text of a file in the encodings that office programs save Arabic in: UTF-8 with or without its mark, UTF-16 in
 * either order, and for what is none of them windows-1256, or ISO 8859-6 where its words show it.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [...utf8Mark])) return new TextDecoder('utf-8').decode(bytes);
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  const wide = unmarkedUtf16(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('windows-1256').decode(bytes);
    return latinWithin.test(text) ? new TextDecoder('iso-8859-6').decode(bytes) : text;
  }
}

/**
 * Whether bytes were read as something that they are not: signs stand for what could not be read, or controls of an old
 * table stand where letters should.
 */
export const isGarbled = (text: string): boolean => /[\ufffd\u0080-\u009f]/.test(text);
