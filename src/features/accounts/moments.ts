import { defaultDateSettings, shortDate, time } from '../../platform/language/index.ts';
import type { PageContext } from '../../platform/pages/index.ts';

/** An instant on pages that belong to no edition, and so to no zone: in universal time, which it says. */
export function moment(
  { t, language }: Pick<PageContext, 't' | 'language'>,
  at: Date,
): { readonly datetime: string; readonly text: string } {
  const settings = { ...defaultDateSettings, language, timeZone: 'UTC' };
  return {
    datetime: at.toISOString(),
    text: t('accounts:moment', { day: shortDate(at, settings), time: time(at, settings) }),
  };
}
