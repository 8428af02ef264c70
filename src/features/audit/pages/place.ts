import {
  type DateSettings,
  defaultDateSettings,
  shortDate,
  textIn,
  time,
} from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../series/index.ts';
import type { EventRow } from '../store.ts';

/** Where a page of the log stands: below an edition, or over the whole installation when there is none. */
export type Whole = EditionWhole | null;

/** Address of the log. */
export const logPath = (context: PageContext, whole: Whole): string =>
  context.href(`${whole === null ? '/manage' : managementPath(whole)}/audit`);

/** The zone that days are counted in: the edition's; for the installation universal time. */
export const zoneOf = (whole: Whole): string => whole?.edition.timeZone ?? 'UTC';

/** When something happened; over the whole installation in universal time, which it says. */
export function momentOf(
  { t, language }: Pick<PageContext, 't' | 'language'>,
  whole: Whole,
  at: Date,
): { readonly datetime: string; readonly text: string } {
  const settings: DateSettings =
    whole === null ? { ...defaultDateSettings, language, timeZone: 'UTC' } : dateSettingsOf(whole, language);
  return {
    datetime: at.toISOString(),
    text: t(whole === null ? 'audit-log:moment' : 'audit-log:moment-local', {
      day: shortDate(at, settings),
      time: time(at, settings),
    }),
  };
}

/** What a thing is called, and in which language when it is not the page's. */
export function titleOf(
  { language }: Pick<PageContext, 'language'>,
  title: EventRow['title'],
): { readonly text: string; readonly lang?: 'ar' | 'en' } {
  if (title === null) return { text: '' };
  if (typeof title === 'string') return { text: title };
  const shown = textIn(title, language);
  return { text: shown.text, ...(shown.fallback ? { lang: shown.language } : {}) };
}
