/** Makes values fit for a mail: nothing in one can become a header, markup, a placeholder or a turn of direction. */
import { cleanLine, cleanText, type Language } from '../language/index.ts';
import { MailMistake, type MailTemplate, type MailValues, type PlaceholderKind } from './template.ts';

/** Stands for the part of a link that must not be read. */
const MASK = '••••••••';

const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const leftToRight = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;

/** A value with letters of the other direction is kept apart from the sentence around it (U+2068 … U+2069). */
function isolated(text: string, language: Language): string {
  const foreign = language === 'ar' ? leftToRight : rightToLeft;
  return foreign.test(text) ? text.replace(/[^\n]+/g, (line) => `\u2068${line}\u2069`) : text;
}

function checkedLink(template: MailTemplate, name: string, value: string, site: string | null): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || /[\s\p{Cc}]/u.test(value)) {
    throw new MailMistake(`The mail "${template.key}" has no address in "${name}".`);
  }
  if (site !== null && url.origin !== site) {
    throw new MailMistake(`The mail "${template.key}" has a secret link in "${name}" that leaves the site.`);
  }
  return url.href;
}

/** The link without its secret: the last part of its path and what follows. */
export const maskedLink = (href: string): string => {
  const url = new URL(href);
  return `${url.origin}${url.pathname.replace(/[^/]*\/?$/, '')}${MASK}`;
};

/**
 * The values as templates get them, whole and masked.
 * @param site origin of this site; secret links must lie there
 * @throws MailMistake for a link that is none
 */
export function readValues(
  template: MailTemplate,
  values: MailValues,
  language: Language,
  site: string,
): { readonly whole: MailValues; readonly masked: MailValues } {
  const whole: Record<string, string> = {};
  const masked: Record<string, string> = {};
  const read: Readonly<Record<PlaceholderKind, (name: string, value: string) => string>> = {
    line: (_, value) => isolated(cleanLine(value).text, language),
    text: (_, value) => isolated(cleanText(value).text, language),
    link: (name, value) => checkedLink(template, name, value, null),
    'secret-link': (name, value) => checkedLink(template, name, value, site),
  };
  for (const [name, kind] of Object.entries(template.placeholders)) {
    const value = read[kind](name, values[name] ?? '');
    whole[name] = value;
    masked[name] = kind === 'secret-link' ? maskedLink(value) : value;
  }
  return { whole, masked };
}
