import { type LocalText, textIn } from '../language/index.ts';
import type { FactModel } from '../views/index.ts';
import type { PageContext } from './index.ts';

/** A text in the reader's language, or in the one that it is written in; empty for none. */
export const say = (
  text: LocalText | null | undefined,
  { language }: Pick<PageContext, 'language'>,
): string => (text == null ? '' : textIn(text, language).text);

/** A fact that is left out where there is nothing to tell. */
export const fact = (
  label: string,
  value: string | number | null | undefined,
  more: Partial<FactModel> = {},
): FactModel[] => (value === null || value === undefined || value === '' ? [] : [{ label, value, ...more }]);
