/** Plain-text preparation for setting: what must not reach the shaper goes, what must not be torn apart is bound. */

const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';
const LRI = '\u2066';
const PDI = '\u2069';

/** Controls that a text may not bring along: C0 and C1 except tab and line feed, marks, embeddings and overrides, soft hyphens, variation selectors. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u206a-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]/g;
const ISOLATES = /[\u2066-\u2069]/;

/** Line ends, tabs, joiners and isolates: characters that a font need not have. */
export const needsNoGlyph = (codePoint: number): boolean =>
  codePoint === 0x0a ||
  codePoint === 0x09 ||
  codePoint === 0x200c ||
  codePoint === 0x200d ||
  codePoint === 0x2060 ||
  (codePoint >= 0x2066 && codePoint <= 0x2069);

/** Everything invisible that layout uses and shaping must not see. */
export const INVISIBLE = /[\u2060\u2066-\u2069]/g;

/**
 * A left-to-right isolate around a code, address, phone or number with a sign, so that it keeps its own order inside Arabic.
 *
 * @example ltr('ICOP/3/AG/Rev.2')
 */
export const ltr = (text: string): string => `${LRI}${text}${PDI}`;

/** An isolate whose direction is its first strong letter's: for names of unknown script. */
export const isolate = (text: string): string => `\u2068${text}${PDI}`;

/** A text that is not broken at its spaces and hyphens: a name in a narrow column, a code. */
export const unbroken = (text: string): string =>
  text.replace(/ /g, NO_BREAK_SPACE).replace(/[-/](?=\S)/g, `$&${WORD_JOINER}`);

/** Isolates are kept only in pairs, so that one text cannot turn the order of what follows it. */
const balanceIsolates = (text: string): string => {
  if (!ISOLATES.test(text)) return text;
  let open = 0;
  let result = '';
  for (const character of text) {
    if (character === PDI) {
      if (open === 0) continue;
      open -= 1;
    } else if (ISOLATES.test(character)) open += 1;
    result += character;
  }
  return result + PDI.repeat(open);
};

/** A text without controls, in NFC, with isolates in pairs and line ends as LF. */
export const sanitise = (text: string): string =>
  balanceIsolates(
    text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      .replace(FORBIDDEN, ''),
  );

const OPENING = '[«(\\[“"‹]*';
const CLOSING = '[».,،؛:;!؟?)\\]”"›…]*';
const digit = '[0-9]';
const CORES = [
  // e-mail and web addresses
  '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]',
  'https?://[^\\s»”)]*[^\\s».,،؛:;!؟?)\\]”…]',
  '(?:[A-Za-z0-9-]+\\.)+[a-z]{2,}(?:/[A-Za-z0-9._~/?=&%#-]*[A-Za-z0-9/])?',
  // codes: parts joined by / or -, one of them with a Latin letter
  '(?=[0-9./-]*[A-Za-z])[A-Za-z0-9.]+(?:[/-][A-Za-z0-9.]*[A-Za-z0-9])+',
  // signed numbers and percentages
  `[+\\-−]${digit}[0-9.,]*%?`,
  `${digit}[0-9.,]*%`,
];
const TOKEN = new RegExp(`^(${OPENING})(${CORES.join('|')})(${CLOSING})$`);
const PHONE = /\+\d[\d ()-]*\d/g;

/**
 * In an Arabic text, phones, e-mail and web addresses, codes, signed numbers and percentages are isolated from left to right;
 * what stands in an isolate already is left alone.
 */
export const isolateLatin = (text: string): string => {
  if (!/[0-9A-Za-z]/.test(text)) return text;
  return text
    .split(/(\u2066[^\u2069]*\u2069|\u2068[^\u2069]*\u2069)/)
    .map((part, index) => (index % 2 === 1 ? part : isolatePart(part)))
    .join('');
};

const isolatePart = (part: string): string =>
  part
    .replace(PHONE, (phone) => ltr(unbroken(phone)))
    .split(/(\u2066[^\u2069]*\u2069|[ \t\n\u00a0]+)/)
    .map((token) => {
      const match = token.startsWith(LRI) || token.length > 200 ? null : TOKEN.exec(token);
      return match ? `${match[1]}${ltr(match[2] ?? '')}${match[3]}` : token;
    })
    .join('');

const MONTH_STARTS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...[
    'November',
    'December',
    'Muḥarram',
    'Ṣafar',
    'Rabīʿ',
    'Jumādā',
    'Rajab',
    'Shaʿbān',
    'Ramaḍān',
    'Shawwāl',
    'Dhū',
  ],
  ...['Muharram', 'Safar', 'Rabi', 'Jumada', 'Shaban', 'Ramadan', 'Shawwal', 'Dhu'],
  ...[
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'إبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
  ],
  ...[
    'ديسمبر',
    'كانون',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين',
    'جانفي',
    'فيفري',
  ],
  ...['أفريل', 'ماي', 'جوان', 'جويلية', 'أوت', 'يوليوز', 'غشت', 'شتنبر', 'نونبر', 'دجنبر'],
  ...['محرم', 'صفر', 'ربيع', 'جمادى', 'رجب', 'شعبان', 'رمضان', 'شوال', 'ذو', 'ذي'],
];
const ERAS = ['AH', 'CE', 'AD', 'BC', 'هـ', 'م', 'ق\\.م'];
const END = '(?![\\p{L}\\p{M}])';
const DAY_MONTH = new RegExp(`([0-9٠-٩]) (?=(?:${MONTH_STARTS.join('|')})${END})`, 'gu');
const YEAR_ERA = new RegExp(`([0-9٠-٩]{3,4}) (?=(?:${ERAS.join('|')})${END})`, 'gu');
const RANGE = /([0-9٠-٩])–(?=[0-9٠-٩])/g;
const HYPHENATED = /(\p{L})([-‑])(?=[\p{L}])/gu;

/**
 * No line break inside `17 November`, `1448 AH`, `7–9`, or after a hyphen between letters. Measuring and drawing both see the
 * bound text, so a fit that was measured holds when it is drawn.
 */
export const bind = (text: string): string => {
  let bound = text;
  if (/[0-9٠-٩]/.test(bound)) {
    bound = bound
      .replace(RANGE, `$1${WORD_JOINER}–${WORD_JOINER}`)
      .replace(DAY_MONTH, `$1${NO_BREAK_SPACE}`)
      .replace(YEAR_ERA, `$1${NO_BREAK_SPACE}`);
  }
  return bound.includes('-') || bound.includes('‑') ? bound.replace(HYPHENATED, `$1$2${WORD_JOINER}`) : bound;
};

/** The last word joins the one before it when it has at most five letters, so that no short word stands alone on a line. */
export const bindLastWord = (text: string): string =>
  text.replace(/ (?=[^\s\u00a0]{1,5}[.،:»”!؟?]?$)/, NO_BREAK_SPACE);

/** Arabic letters that do not join the letter after them. */
const ENDS_JOIN =
  /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0-\u06cb\u06cf\u06d2-\u06d5\u06ee\u06ef]/;
const ARABIC_LETTER = /^[\p{Script=Arabic}\u0640]$/u;

/** Whether the letters on both sides of a place in a text join: a change of style or font there must not part them. */
export const joinsAt = (text: string, position: number): boolean => {
  let before = position - 1;
  while (before >= 0 && /\p{Mn}/u.test(text.charAt(before))) before -= 1;
  const [left, right] = [text.charAt(before), text.charAt(position)];
  return (
    ARABIC_LETTER.test(left) &&
    !ENDS_JOIN.test(left) &&
    /[\p{L}\u0640]/u.test(right) &&
    ARABIC_LETTER.test(right) &&
    right !== '\u0621'
  );
};
