/**
 * Every bidi control, zero-width character, soft hyphen and tag: Unicode's "default ignorable" set. Global: use with
 * `replace` and `match` only.
 */
export const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Keeps phones, e-mails, addresses, codes, signed numbers and percentages left to right inside plain text
 * (U+2066 … U+2069). In HTML write `<bdi dir="ltr">` instead. Never store the result.
 */
export function isolateLtr(text: string): string {
  return text === '' ? '' : `\u2066${text}\u2069`;
}

/** Keeps a name of unknown script apart from the text around it (U+2068 … U+2069), by its first strong letter. */
export function isolateAuto(text: string): string {
  return text === '' ? '' : `\u2068${text}\u2069`;
}

/** The text without bidi controls and zero-width characters: before hashing, comparing, sorting or writing a file. */
export function stripInvisible(text: string): string {
  return text.replace(invisible, '');
}
