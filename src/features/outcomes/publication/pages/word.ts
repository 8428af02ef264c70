import { type LocalText, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';

/** Words of a text in the language of the page, and in which they are. */
export const wordOf = (context: PageContext, text: LocalText) => {
  const { text: words, language, fallback } = textIn(text, context.language);
  return { text: words, lang: language, fallback, status: text.status[context.language] };
};
