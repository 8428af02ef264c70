import type { Translate } from '../../../platform/i18n/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { EVERYTHING } from './rules.ts';

/** What the areas of the API are called. */
export type AreaTitle = (area: string, language: Language) => string;

/** A scope in words: «قراءة البرنامج». */
export const scopeWords = (t: Translate, language: Language, title: AreaTitle, scope: string): string => {
  const [area = '', access = ''] = scope.split(':');
  return area === EVERYTHING
    ? t(`accounts-api-tokens:scope.all-${access}`)
    : t(`accounts-api-tokens:scope.${access}`, { area: title(area, language) });
};
