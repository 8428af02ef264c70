/** Characters that files may hold. */

/** Everything but what XML 1.0 (section 2.2) allows: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text that any of the formats can carry: illegal characters dropped, line ends as line feeds, trimmed. */
export const cleanText = (text: string): string => text.replace(illegal, '').replace(/\r\n?/g, '\n').trim();

/** As `cleanText`, on one line: for names, titles and identifiers. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');

/** Escapes text for the content of an XML element. */
export const escapeXml = (text: string): string =>
  text
    .replace(illegal, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');

/** Escapes text for a double-quoted XML attribute; line ends and tabs survive attribute-value normalisation. */
export const escapeXmlAttribute = (text: string): string =>
  escapeXml(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;');

/** An http(s) address that RFC 3986 allows as it stands. */
const plainAddress =
  /^https?:\/\/(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})+(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i;
const outsideAddress = /[^\w.~:/?#@!$&'()*+,;=%-]|%(?![0-9a-f]{2})/gi;

/**
 * An absolute http(s) address in ASCII, as both schemas demand; undefined when it is none. Arabic paths are
 * percent-encoded, addresses that need nothing stay as they were typed.
 */
export const webAddress = (text: string | undefined): string | undefined => {
  const typed = text?.trim() ?? '';
  if (!/^https?:\/\/[^\s/?#]/i.test(typed) || !URL.canParse(typed)) return undefined;
  if (/^http/.test(typed) && plainAddress.test(typed)) return typed;
  const [head = '', ...fragment] = new URL(typed).href.replace(outsideAddress, encodeURIComponent).split('#');
  const address = fragment.length === 0 ? head : `${head}#${fragment.join('%23')}`;
  return plainAddress.test(address) && URL.canParse(address) ? address : undefined;
};

const lineBreakingTags = /<(?:br|hr)\b[^>]*>|<\/(?:p|div|ul|ol|h[1-6]|blockquote|pre|tr)>/gi;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decodeEntity = (whole: string, name: string): string => {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!number) return entities[name.toLowerCase()] ?? whole;
  const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
};

/**
 * FOSDEM and others put HTML into abstracts. Text that is plainly HTML (it has a block element) becomes plain text:
 * paragraphs, list items with a dash, addresses of links in brackets. Any other text comes back unchanged.
 */
export const plainText = (text: string): string => {
  if (!/<(?:p|br|ul|ol|li|div|h[1-6])\b[^>]*>/i.test(text)) return text;
  return text
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>\s*/gi, '\n- ')
    .replace(/<br\b[^>]*>\s*/gi, '\n')
    .replace(lineBreakingTags, '\n\n')
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gi, (_, href: string, label: string) =>
      label.trim() === href.trim() || label.trim() === '' ? href : `${label} (${href})`,
    )
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#?\w+);/g, decodeEntity)
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
