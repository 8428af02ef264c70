import type { Grant } from '../../../platform/actor/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import {
  type DateSettings,
  type Digits,
  dayOf,
  defaultDateSettings,
  gregorianDate,
  type Language,
} from '../../../platform/language/index.ts';
import type { ScopeFacts } from './scopes.ts';

/** How a day is written where no edition says how. */
export const plainDates = (
  language: Language,
  timeZone: string | null,
  digits: Digits = 'latn',
): DateSettings => ({
  ...defaultDateSettings,
  language,
  digits,
  timeZone: timeZone ?? 'UTC',
});

/** The last day on which something holds that ends at an instant: what ends at midnight, the day before. */
export const lastDay = (endsAt: Date, timeZone: string | null): string =>
  dayOf(new Date(endsAt.getTime() - 1), timeZone ?? 'UTC');

/** How a right is written. */
export interface RightStyle {
  /** Default `latn`. */
  readonly digits?: Digits;
  /** The edition on whose pages it stands, which goes without saying there. */
  readonly within?: string;
}

/** A right in words: «ضابط اتصال وفد المملكة الأردنية الهاشمية في الدورة الثانية من ملتقى الأنهار». */
export function rightWords(
  t: Translate,
  language: Language,
  { role, scopeKind }: Pick<Grant, 'role' | 'scopeKind'>,
  facts: ScopeFacts | undefined,
  { within }: RightStyle = {},
): string {
  if (scopeKind === 'edition' && facts !== undefined && facts.id === within)
    return t(`accounts:role.${role}`);
  const place = facts?.words(language, t, within) ?? t('accounts-rights:scope.gone');
  const ofDelegation = scopeKind === 'delegation' && (role === 'focal-point' || role === 'delegate');
  if (ofDelegation) return t(`accounts-rights:right.${role}`, { place });
  return t(`accounts-rights:right.${scopeKind === 'body' ? 'body' : 'general'}`, {
    role: t(`accounts:role.${role}`),
    place,
  });
}

/** A right in words, with its last day: «… حتى 1 مارس 2027». */
export function rightWithEnd(
  t: Translate,
  language: Language,
  right: Pick<Grant, 'role' | 'scopeKind'> & { readonly endsAt: Date | null },
  facts: ScopeFacts | undefined,
  style: RightStyle = {},
): string {
  const words = rightWords(t, language, right, facts, style);
  if (right.endsAt === null) return words;
  const timeZone = facts?.timeZone ?? null;
  const day = gregorianDate(lastDay(right.endsAt, timeZone), plainDates(language, timeZone, style.digits));
  return t('accounts-rights:right.until', { right: words, day });
}
